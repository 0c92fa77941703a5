package io.github.incidentsdk.insights.report;

import java.util.regex.Pattern;

/** Writes Markdown in which text that anybody may have written shows as it is, in one line. */
final class MarkdownText {

    private static final String SPECIAL = "\\`*_[]<>&|~#$";
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\x{2028}\\x{2029}]+");
    private static final Pattern MISLEADING =
            Pattern.compile("[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FFFE}\\x{FFFF}]");
    private static final Pattern BEGINS_A_LINK = Pattern.compile("(?i)\\b(www|mailto|xmpp)(?=[.:])");
    private static final Pattern BEGINS_A_BLOCK = Pattern.compile("^([-+=]|\\d+(?=[.)](\\s|$)))");

    private final StringBuilder text = new StringBuilder();

    /** {@code raw} as one line of text: no markup, link, table cell or HTML can begin in it. */
    static String escaped(String raw) {
        String oneLine = BLANKS.matcher(raw).replaceAll(" ");
        String line = MISLEADING.matcher(oneLine).replaceAll("\uFFFD").strip();
        StringBuilder safe = new StringBuilder();
        line.codePoints().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                safe.append('\\');
            }
            safe.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c);
        });
        // what some renderers make links of without any markup
        String linkless =
                BEGINS_A_LINK.matcher(safe.toString().replace("://", "\\://")).replaceAll("$1\\\\");
        return BEGINS_A_BLOCK.matcher(linkless).find() ? begun(linkless) : linkless;
    }

    private static String begun(String line) {
        int digits = 0;
        while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        return line.substring(0, digits) + "\\" + line.substring(digits);
    }

    MarkdownText heading(int level, String words) {
        text.append("#".repeat(level)).append(' ').append(escaped(words)).append("\n\n");
        return this;
    }

    MarkdownText paragraph(String words) {
        text.append(escaped(words)).append("\n\n");
        return this;
    }

    MarkdownText quote(String words) {
        text.append("> ").append(escaped(words)).append("\n\n");
        return this;
    }

    MarkdownText item(String words) {
        text.append("- ").append(escaped(words)).append('\n');
        return this;
    }

    /** Ends a list or a table. */
    MarkdownText end() {
        text.append('\n');
        return this;
    }

    MarkdownText row(Iterable<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(escaped(cell)).append(" |"));
        text.append('\n');
        return this;
    }

    /** The names of columns and the line below them. */
    MarkdownText columns(Iterable<String> names) {
        row(names);
        text.append('|');
        names.forEach(name -> text.append("---|"));
        text.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
