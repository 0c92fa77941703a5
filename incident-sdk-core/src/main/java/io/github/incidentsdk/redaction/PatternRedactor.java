package io.github.incidentsdk.redaction;

import io.github.incidentsdk.expression.regex.MeasuredText;
import io.github.incidentsdk.expression.regex.Regex;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Replaces what a user's pattern finds, with a bound on the effort: a text that is too much for the pattern is not kept. */
final class PatternRedactor implements Redactor {

    /** The longest pattern, in characters. */
    private static final int LONGEST = 200;

    /** Some two milliseconds; a note of 16 KiB takes a tenth of it where the pattern does not step back. */
    private static final int MOST_LOOKS = 200_000;

    private final Pattern pattern;
    private final String mark;

    private PatternRedactor(Pattern pattern, String mark) {
        this.pattern = pattern;
        this.mark = mark;
    }

    /** @throws PatternSyntaxException when the text is no pattern, is too long, or finds nothing everywhere */
    static PatternRedactor of(String name, String text) {
        if (text.length() > LONGEST) {
            throw new PatternSyntaxException("it has more than " + LONGEST + " characters", text, -1);
        }
        Regex.compile(text); // the language of label matchers, in which nothing looks around or back
        Pattern pattern = Pattern.compile(text);
        if (pattern.matcher("").find()) {
            throw new PatternSyntaxException("it also matches where nothing is", text, -1);
        }
        return new PatternRedactor(pattern, "[" + name + "]");
    }

    @Override
    public @Nullable String redact(String where, String text) {
        try {
            Matcher matcher = pattern.matcher(new MeasuredText(text, MOST_LOOKS));
            StringBuilder clean = new StringBuilder();
            int kept = 0;
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    clean.append(text, kept, matcher.start()).append(mark);
                    kept = matcher.end();
                }
            }
            return kept == 0 ? text : clean.append(text, kept, text.length()).toString();
        } catch (MeasuredText.TooMuch | StackOverflowError effort) { // nobody knows what it holds
            return null;
        }
    }
}
