package io.github.incidentsdk.review.document;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The first paragraph of a text, whose lines are one for people, and what stands below it.
 *
 * @param line the paragraph, its lines joined
 * @param below lists, tables, code and further paragraphs; may be empty
 */
record FirstParagraph(String line, String below) {

    private static final Pattern ENDS = Pattern.compile(
            "\\s*(?:$|[-*+](?:\\s|$)|\\d{1,9}[.)]\\s|```|~~~|#{1,6}(?:\\s|$)|[>|<]|(?:[-*_=]\\s*){3,}$).*");

    static FirstParagraph of(String text) {
        List<String> lines = text.lines().toList();
        int end = Math.min(1, lines.size());
        while (end < lines.size() && !ENDS.matcher(lines.get(end)).matches()) {
            end++;
        }
        return new FirstParagraph(
                String.join(" ", lines.subList(0, end)),
                String.join("\n", lines.subList(end, lines.size())).strip());
    }
}
