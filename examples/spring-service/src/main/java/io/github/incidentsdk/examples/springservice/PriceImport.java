package io.github.incidentsdk.examples.springservice;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes new prices from a file, lines of {@code id;price}, over and over. */
@Component
class PriceImport {

    private final Articles articles;
    private final Path file;

    PriceImport(Articles articles, @Value("${shop.prices.file}") Path file) {
        this.articles = articles;
        this.file = file;
    }

    @Scheduled(fixedDelayString = "${shop.prices.every}")
    void importPrices() throws IOException {
        Map<Long, BigDecimal> prices = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(";", -1);
            if (parts.length != 2) {
                throw new IOException("\"" + line + "\" in " + file + " is no price; expected such as 7;12.50");
            }
            prices.put(Long.valueOf(parts[0]), new BigDecimal(parts[1]));
        }
        articles.setPrices(prices);
    }
}
