package io.github.incidentsdk.review.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Texts in the one form in which a review keeps them: whatever an editor, git or a wiki does to line ends and blank lines, the
 * text stays equal.
 *
 * <p>Control characters, lone surrogates and what is no character become U+FFFD. Nothing is cut.
 */
public final class Plain {

    private static final char REPLACEMENT = '\uFFFD';

    private Plain() {}

    /**
     * A text of any number of lines: they end in {@code \n}, blank ones are empty, nothing blank is around the whole; null
     * becomes empty.
     */
    public static String block(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String clean = clean(text.replace("\r\n", "\n"));
        return clean.lines()
                .map(line -> line.isBlank() ? "" : line)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** A text in one line, with nothing blank around it; a line break becomes a space, null becomes empty. */
    public static String line(@Nullable String text) {
        return text == null
                ? ""
                : clean(text.replace("\r\n", "\n"))
                        .replace('\n', ' ')
                        .replace('\t', ' ')
                        .strip();
    }

    /** A whole document: lines end in {@code \n}, and no byte order mark is before them. */
    public static String document(String text) {
        return clean((text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n"));
    }

    /** Each as {@link #block}, the empty ones left out. */
    public static List<String> blocks(List<String> texts) {
        return each(texts, Plain::block);
    }

    /** Each as {@link #line}, the empty ones left out. */
    public static List<String> lines(List<String> texts) {
        return each(texts, Plain::line);
    }

    private static List<String> each(List<String> texts, UnaryOperator<String> form) {
        List<String> plain = new ArrayList<>();
        for (String text : texts) {
            String one = form.apply(text);
            if (!one.isEmpty()) {
                plain.add(one);
            }
        }
        return List.copyOf(plain);
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(Plain::clean).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int clean(int point) {
        if (point == '\n' || point == '\t') {
            return point;
        }
        if (point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029) {
            return '\n';
        }
        boolean bad = point < 0x20
                || (point >= 0x7f && point < 0xa0)
                || (point >= 0xd800 && point < 0xe000)
                || point == 0xfeff
                || (point & 0xfffe) == 0xfffe;
        return bad ? REPLACEMENT : point;
    }
}
