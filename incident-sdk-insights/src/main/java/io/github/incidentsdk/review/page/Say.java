package io.github.incidentsdk.review.page;

import io.github.incidentsdk.page.Element;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How moments, durations and words are written on a page, and tables of them. */
final class Say {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Say() {}

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    static String moment(@Nullable Instant at, String otherwise) {
        return at == null ? otherwise : moment(at);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Element table(String... columns) {
        Element head = Element.of("tr");
        for (String column : columns) {
            head.add(Element.of("th", column).attribute("scope", "col"));
        }
        return Element.of("table").add(Element.of("thead").add(head));
    }

    static Element row(List<Element> cells) {
        return Element.of("tr").addAll(cells);
    }

    /** A cell in which nothing is broken into lines, such as a moment. */
    static Element fixed(String text) {
        return Element.of("td", text).style("nowrap");
    }

    static Element cell(String text) {
        return Element.of("td", text);
    }

    static Element markdown(String text) {
        return Markdown.cell(text);
    }
}
