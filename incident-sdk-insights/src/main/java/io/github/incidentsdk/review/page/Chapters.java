package io.github.incidentsdk.review.page;

import io.github.incidentsdk.page.Element;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The parts of a page, of which those that have nothing to say are left out. */
final class Chapters {

    private final List<Element> elements = new ArrayList<>();

    Chapters prose(String heading, String markdown) {
        return markdown.isEmpty() ? this : chapter(heading, List.of(Markdown.block(markdown)));
    }

    Chapters list(String heading, List<String> texts) {
        return texts.isEmpty() ? this : chapter(heading, List.of(Markdown.list(texts)));
    }

    /** A table with a row for each. */
    <T> Chapters table(String heading, Collection<T> each, Element table, Function<T, List<Element>> cells) {
        if (each.isEmpty()) {
            return this;
        }
        Element body = Element.of("tbody");
        each.forEach(one -> body.add(Say.row(cells.apply(one))));
        return chapter(heading, List.of(table.add(body)));
    }

    /** One element for each, below a heading. */
    <T> Chapters each(String heading, Collection<T> each, Function<T, Element> element) {
        return each.isEmpty()
                ? this
                : chapter(heading, each.stream().map(element).toList());
    }

    Chapters chapter(String heading, Collection<Element> content) {
        elements.add(Element.of("section").add(Element.of("h2", heading)).addAll(content));
        return this;
    }

    List<Element> elements() {
        return elements;
    }
}
