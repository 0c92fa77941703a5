package io.github.incidentsdk.review.page;

import io.github.incidentsdk.page.Element;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.fact.Facts;

/** What stands on top of a page, as a table. */
final class Heading {

    private Heading() {}

    static Element of(Review review) {
        Element body = Element.of("tbody");
        Facts.of(review)
                .forEach((name, value) -> body.add(Element.of("tr")
                        .add(Element.of("th", name).attribute("scope", "row"), Element.of("td", value))));
        return Element.of("table").add(body);
    }
}
