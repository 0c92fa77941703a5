package io.github.incidentsdk.review.document;

import io.github.incidentsdk.review.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader found wrong, and what it therefore keeps as it was written. */
final class Problems {

    static final String LEFT_OVER = "Left over from ";

    private final List<Problem> found = new ArrayList<>();
    private final Map<String, StringBuilder> kept = new LinkedHashMap<>();

    void add(int line, String what, String advice) {
        found.add(new Problem(line, what, advice));
    }

    /** Says that something was not understood, and keeps it in a section of its own. */
    void keep(int line, String what, String advice, String part, String text) {
        add(line, what, advice + ". It is kept under \"" + LEFT_OVER + part + "\"");
        StringBuilder texts = kept.computeIfAbsent(LEFT_OVER + part, none -> new StringBuilder());
        texts.append(texts.length() == 0 ? "" : "\n\n").append(text);
    }

    List<Problem> found() {
        return found.stream()
                .sorted(java.util.Comparator.comparingInt(Problem::line))
                .toList();
    }

    List<Section> kept() {
        List<Section> sections = new ArrayList<>();
        kept.forEach((heading, text) -> sections.add(new Section(heading, text.toString())));
        return sections;
    }
}
