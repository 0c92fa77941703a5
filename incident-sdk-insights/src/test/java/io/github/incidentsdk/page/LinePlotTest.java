package io.github.incidentsdk.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class LinePlotTest {

    private static final String HOSTILE =
            "</svg><script>alert(1)</script>\"'&<image href=x onerror=alert(1)>" + "wide ".repeat(40);
    private static final Instant START = Instant.parse("2026-03-01T09:20:00Z");

    @Test
    void drawsALineThatIsBrokenWhereThereIsNoValue() {
        Document drawn = drawn(plot("Spend").line("usd", points(1, 2, Double.NaN, 4, 5)));

        assertThat(drawn.select("path").attr("d")).matches("M\\S+ \\S+(L\\S+ \\S+)+M\\S+ \\S+(L\\S+ \\S+)+");
    }

    @Test
    void saysInWordsWhatItShows() {
        Document drawn = drawn(plot("Spend").line("usd", points(1, 2)));

        assertThat(drawn.select("svg").attr("role")).isEqualTo("img");
        assertThat(drawn.select("svg").attr("aria-label")).isEqualTo("Spend");
        assertThat(drawn.select("svg > desc").text()).isEqualTo("it rose");
    }

    @Test
    void keepsNamesOfLimitsApart() {
        Document drawn = drawn(plot("Spend")
                .line("usd", points(1, 1000))
                .limit("SEV1 > 301", 301)
                .limit("SEV2 > 300", 300)
                .limit("over < 299", 299));

        double[] heights = drawn.select("text").stream()
                .filter(text -> text.text().startsWith("SEV") || text.text().startsWith("over"))
                .mapToDouble(text -> Double.parseDouble(text.attr("y")))
                .toArray();
        assertThat(heights).hasSize(3);
        assertThat(heights[1] - heights[0]).isGreaterThanOrEqualTo(12);
        assertThat(heights[2] - heights[1]).isGreaterThanOrEqualTo(12);
    }

    @Test
    void showsHostileNamesAsTheyAre() {
        LinePlot plot = plot(HOSTILE)
                .line(HOSTILE, points(1, 2))
                .line(HOSTILE, points(2, 3))
                .limit(HOSTILE, 2)
                .mark(HOSTILE, START);

        Document drawn = drawn(plot);

        assertThat(drawn.select("script, image, img")).isEmpty();
        assertThat(drawn.select("svg").attr("aria-label")).isEqualTo(Cut.title(HOSTILE));
        assertThat(drawn.body().select("*").eachAttr("onerror")).isEmpty();
    }

    @Test
    void drawsWhereThereIsNothing() {
        assertThat(drawn(plot("Spend")).select("svg text")).isNotEmpty();
        assertThat(drawn(plot("Spend").line("usd", List.of())).select("path").attr("d"))
                .isEmpty();
    }

    private static LinePlot plot(String title) {
        return new LinePlot(title, "it rose", START, START.plusSeconds(3_600), ZoneOffset.UTC);
    }

    private static List<LinePlot.Point> points(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new LinePlot.Point(START.plusSeconds(600L * i), values[i]))
                .toList();
    }

    private static Document drawn(LinePlot plot) {
        return Jsoup.parse(Page.titled("a").add(plot.element()).html());
    }
}
