package io.github.incidentsdk.examples.springservice;

import java.math.BigDecimal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the shop answers over HTTP. */
@RestController
class ShopController {

    private final Articles articles;

    ShopController(Articles articles) {
        this.articles = articles;
    }

    @GetMapping("/articles/{id}")
    Article article(@PathVariable long id) {
        return articles.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A report that is as slow as it is asked to be, so that a fault can be brought about. */
    @GetMapping("/reports/total")
    BigDecimal total(@RequestParam(defaultValue = "0") long millis) {
        return articles.total(millis);
    }
}
