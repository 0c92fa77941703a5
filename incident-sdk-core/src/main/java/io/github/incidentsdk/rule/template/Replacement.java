package io.github.incidentsdk.rule.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Go's {@code Regexp.ReplaceAllString}. */
final class Replacement {

    /** A name is as long as it can be: {@code $1y} is the group named 1y, of which there is none. */
    private static final Pattern GROUP =
            Pattern.compile("\\$(?:(\\$)|(\\w+)|\\{(\\w+)})", Pattern.UNICODE_CHARACTER_CLASS);

    private Replacement() {}

    static String all(Pattern pattern, String with, String in) {
        Matcher found = pattern.matcher(in);
        StringBuilder text = new StringBuilder();
        int at = 0;
        int end = -1;
        while (found.find()) {
            if (found.end() == found.start() && found.start() == end) {
                continue; // nothing right behind a match is no match in Go
            }
            text.append(in, at, found.start());
            expand(with, found, text);
            at = found.end();
            end = at;
        }
        return text.append(in.substring(at)).toString();
    }

    private static void expand(String with, Matcher found, StringBuilder into) {
        Matcher groups = GROUP.matcher(with);
        int at = 0;
        while (groups.find()) {
            into.append(with, at, groups.start());
            at = groups.end();
            String name = groups.group(2) == null ? groups.group(3) : groups.group(2);
            into.append(name == null ? "$" : group(name, found));
        }
        into.append(with.substring(at));
    }

    private static String group(String name, Matcher found) {
        String text;
        try {
            text = name.matches("[0-9]{1,9}") ? numbered(Integer.parseInt(name), found) : found.group(name);
        } catch (IllegalArgumentException noSuchGroup) {
            text = "";
        }
        return text == null ? "" : text;
    }

    private static String numbered(int number, Matcher found) {
        String text = number <= found.groupCount() ? found.group(number) : "";
        return text == null ? "" : text;
    }
}
