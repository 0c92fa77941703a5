package io.github.incidentsdk.review.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes one item of a list apart into its text and the fields below it. */
final class ItemReader {

    private static final Pattern FIELD = Pattern.compile("(\\s*)[-*+]\\s+([A-Za-z][A-Za-z ]*):(.*)");

    private final Part part;
    private final Problems problems;
    private final List<String> text = new ArrayList<>();
    private final List<Item.Field> fields = new ArrayList<>();
    private List<String> into = text;
    private int indent = -1;
    private String name = "";
    private int nameLine;
    private boolean isKnown;

    private ItemReader(Part part, Problems problems) {
        this.part = part;
        this.problems = problems;
    }

    /**
     * Reads an item.
     *
     * @param lines its lines, without the list's marker and indent
     * @param line where the first of them stands, from 1
     */
    static Item read(Part part, List<String> lines, int line, Problems problems) {
        ItemReader reader = new ItemReader(part, problems);
        for (int i = 0; i < lines.size(); i++) {
            int end = Fence.end(lines, i);
            if (end > i) {
                for (; i <= end; i++) {
                    reader.into.add(reader.inner(lines.get(i)));
                }
                i--;
            } else {
                reader.line(lines.get(i), line + i);
            }
        }
        reader.endOfField();
        return new Item(line, joined(reader.text), List.copyOf(reader.fields), false);
    }

    private void line(String line, int number) {
        Matcher field = FIELD.matcher(line);
        if (!field.matches() || (indent >= 0 && field.group(1).length() > indent + 1)) {
            boolean leavesField = indent >= 0 && !line.isBlank() && !isIndented(line) && follows();
            if (leavesField) {
                endOfField();
            }
            into.add(inner(line));
            return;
        }
        String word = field.group(2).toLowerCase(Locale.ROOT);
        boolean isOneTooMany =
                part.isOfLines() && !text.isEmpty() && !part.fields().contains(word);
        if (isOneTooMany || part.fields().contains(word)) {
            endOfField();
            isKnown = !isOneTooMany;
            indent = indent < 0 ? field.group(1).length() : indent;
            name = word;
            nameLine = number;
            into = new ArrayList<>();
            into.add(field.group(3).stripLeading());
            return;
        }
        if (indent >= 0) {
            endOfField();
            problems.add(number, unknown(field.group(2)), "it is kept in the item's text; " + known());
        }
        into.add(line);
    }

    /** Whether a blank line stands before, so that what is not indented belongs to the field no more. */
    private boolean follows() {
        return !into.isEmpty() && into.get(into.size() - 1).isBlank();
    }

    private boolean isIndented(String line) {
        return line.length() - line.stripLeading().length() > indent;
    }

    private String inner(String line) {
        if (into == text) {
            return line;
        }
        int most = Math.min(indent + 2, line.length());
        int at = 0;
        while (at < most && line.charAt(at) == ' ') {
            at++;
        }
        return at == 0 && line.startsWith("\t") ? line.substring(1) : line.substring(at);
    }

    private void endOfField() {
        if (into == text) {
            return;
        }
        String value = joined(into);
        if (isKnown) {
            fields.add(new Item.Field(nameLine, name, value));
        } else {
            problems.keep(nameLine, unknown(name), known(), part.heading(), text.get(0) + "\n" + name + ": " + value);
        }
        into = text;
    }

    private String unknown(String field) {
        return "\"" + field + "\" is no field below \"" + part.heading() + "\"";
    }

    private String known() {
        return "those that are known are " + String.join(", ", part.fields());
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
