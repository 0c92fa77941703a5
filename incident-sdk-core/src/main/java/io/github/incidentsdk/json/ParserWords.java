package io.github.incidentsdk.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what the parser says without its advice, which is about features of the parser that nobody can set. */
final class ParserWords {

    private static final Pattern TOKEN = Pattern.compile("Non-standard token '([^']{1,40})'.*", Pattern.DOTALL);
    private static final Pattern ADVICE =
            Pattern.compile("[\\s:;(,]*\\b(?:enable|not recognized|maybe)\\b.*", Pattern.DOTALL);

    private ParserWords() {}

    static String of(String message) {
        Matcher token = TOKEN.matcher(message);
        if (token.matches()) {
            return token.group(1) + " is no JSON; a number that is not known is null there";
        }
        if (message.contains("comment")) {
            return "a comment begins here, or what looks like one; JSON has none";
        }
        return ADVICE.matcher(message).replaceFirst("");
    }
}
