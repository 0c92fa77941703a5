package io.github.incidentsdk.sink.alertmanager;

import java.util.regex.Pattern;

/** Names of labels and annotations as every version of Alertmanager takes them. */
final class LabelNames {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private LabelNames() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The nearest name: other characters become an underscore, and one goes before a digit. */
    static String of(String text) {
        StringBuilder name = new StringBuilder(text.length() + 1);
        text.codePoints().forEach(character -> name.append(fits(character) ? (char) character : '_'));
        boolean begins = name.length() > 0 && !(name.charAt(0) >= '0' && name.charAt(0) <= '9');
        return begins ? name.toString() : "_" + name;
    }

    private static boolean fits(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_';
    }
}
