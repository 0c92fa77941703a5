package io.github.incidentsdk.review.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * Keeps a text from being taken for a part of the document around it: lines that would be get a backslash before them, which
 * Markdown does not show, and lines that had such a backslash get one more. Undone it is the same text, whatever it was.
 */
final class Escaping {

    private static final Parser MARKDOWN = Parser.builder().build();
    /** Headings, lines under headings, rules, HTML and fenced code. */
    private static final String STRUCTURE =
            "#{1,2}(?:\\s.*|$)|=+\\s*|[-*_][-*_\\s]*|<(?!https?://)[A-Za-z/!?].*|" + Fence.OPENING;

    private final Pattern structure;

    /** For a text below which fields with these names may stand. */
    Escaping(List<String> fields) {
        String names = fields.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        structure = Pattern.compile(
                "(\\s*)(\\\\*)(?:" + STRUCTURE + (fields.isEmpty() ? "" : "|[-*+]\\s+(?i:" + names + "):.*") + ")");
    }

    String escape(String text) {
        String kept = escape(text, true);
        return isContained(kept) ? kept : escape(text, false);
    }

    private String escape(String text, boolean fences) {
        return lines(text, fences, line -> {
            var match = structure.matcher(line);
            return match.matches() ? line.substring(0, match.end(1)) + "\\" + line.substring(match.end(1)) : line;
        });
    }

    String unescape(String text) {
        return lines(text, true, line -> {
            var match = structure.matcher(line);
            boolean escaped = match.matches() && !match.group(2).isEmpty();
            return escaped ? line.substring(0, match.end(1)) + line.substring(match.end(1) + 1) : line;
        });
    }

    private static String lines(String text, boolean fences, java.util.function.UnaryOperator<String> each) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int end = fences ? Fence.end(lines, i) : -1;
            if (end < 0) {
                changed.add(each.apply(lines.get(i)));
            } else {
                changed.addAll(lines.subList(i, end + 1));
                i = end;
            }
        }
        return String.join("\n", changed);
    }

    /** Whether nothing that it begins goes on behind its end, and no part of it is one of the document's. */
    private static boolean isContained(String text) {
        Predicate<Node> breaksOut = node -> node instanceof HtmlBlock
                || (node instanceof Heading heading && heading.getLevel() <= 2)
                || (node instanceof FencedCodeBlock code && code.getClosingFenceLength() == null);
        for (Node node = MARKDOWN.parse(text).getFirstChild(); node != null; node = node.getNext()) {
            if (breaksOut.test(node)) {
                return false;
            }
        }
        return true;
    }
}
