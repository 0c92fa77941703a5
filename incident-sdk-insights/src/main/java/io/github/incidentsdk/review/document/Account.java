package io.github.incidentsdk.review.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose account an item is, and what people wrote behind that instead of into its fields.
 *
 * @param who one line
 * @param said any number of lines; empty where all is in fields
 */
record Account(String who, String said) {

    private static final String NAME = "(?:(\\*\\*|__)(?<bold>.+?):?\\1:?|(?<plain>.+?)";
    private static final Pattern ALONE = Pattern.compile(NAME + ":?)");
    private static final Pattern BEHIND = Pattern.compile(NAME + ":)\\s+(?<said>\\S.*)");

    /** @param text of the item, fields left out */
    static Account of(String text, boolean hasFields) {
        int end = text.indexOf('\n');
        if (end >= 0) {
            return new Account(
                    name(ALONE.matcher(text.substring(0, end))),
                    text.substring(end + 1).strip());
        }
        if (hasFields) {
            return new Account(text, "");
        }
        Matcher behind = BEHIND.matcher(text);
        return behind.matches()
                ? new Account(name(behind), behind.group("said"))
                : new Account(name(ALONE.matcher(text)), "");
    }

    private static String name(Matcher written) {
        if (!written.matches()) {
            return "";
        }
        String bold = written.group("bold");
        return bold == null ? written.group("plain") : bold;
    }
}
