package io.github.incidentsdk.review.document;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where code is fenced in a text, so that what stands there is left as it is. */
final class Fence {

    /** A fence, also one in quotes and lists. */
    static final String OPENING = "[\\s>]*+(?:(?:[-*+]|\\d{1,9}[.)])\\s[\\s>]*+){0,9}(?<fence>`{3,}(?=[^`]*$)|~{3,}).*";

    private static final Pattern OPENS = Pattern.compile(OPENING);

    private Fence() {}

    /** The line that closes what {@code line} opens; -1 when none does, or it opens nothing. */
    static int end(List<String> lines, int line) {
        Matcher opening = OPENS.matcher(lines.get(line));
        if (!opening.matches()) {
            return -1;
        }
        String fence = opening.group("fence");
        Pattern closes = Pattern.compile("[\\s>]*" + Pattern.quote(fence) + fence.charAt(0) + "*\\s*");
        for (int i = line + 1; i < lines.size(); i++) {
            if (closes.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }
}
