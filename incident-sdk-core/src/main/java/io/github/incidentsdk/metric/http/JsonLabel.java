package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.expression.regex.Regex;
import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Settings;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Where a label's value stands in an element, and what of it is taken. */
final class JsonLabel {

    private final JsonPointer pointer;
    private final @Nullable Pattern pattern;
    private final Map<String, String> words;

    private JsonLabel(JsonPointer pointer, @Nullable Pattern pattern, Map<String, String> words) {
        this.pointer = pointer;
        this.pattern = pattern;
        this.words = words;
    }

    /** Reads a label: a pointer, or {@code { pointer, pattern, map }}. */
    static JsonLabel of(Settings labels, String setting, String name) {
        Optional<Settings> parts = labels.section(name);
        if (parts.isEmpty()) {
            return new JsonLabel(JsonPointer.of(setting, labels.text(name).orElse("")), null, Map.of());
        }
        Settings label = parts.get();
        Pattern pattern = label.text("pattern")
                .map(text -> pattern(setting + ".pattern", text))
                .orElse(null);
        return new JsonLabel(
                JsonPointer.of(setting + ".pointer", label.required("pointer")), pattern, label.map("map"));
    }

    private static Pattern pattern(String setting, String text) {
        Pattern pattern;
        try {
            Regex.compile(text); // the language of label matchers, in which nothing looks around or back
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException wrong) {
            throw new InvalidSettingException(setting, "is no regular expression: " + wrong.getDescription());
        }
        if (pattern.matcher("").groupCount() != 1) {
            throw new InvalidSettingException(setting, "has not exactly one group ( ), which is what is taken");
        }
        return pattern;
    }

    /** The label's value in an element; empty when there is none. */
    String in(JsonValue element) throws IOException {
        String text = JsonTexts.text(pointer.in(element));
        if (pattern != null) {
            text = taken(pattern, text);
        }
        return words.getOrDefault(text, text);
    }

    private static String taken(Pattern pattern, String text) throws IOException {
        try {
            Matcher matcher = pattern.matcher(new MeasuredText(text));
            return matcher.find() && matcher.start(1) >= 0 ? text.substring(matcher.start(1), matcher.end(1)) : "";
        } catch (MeasuredText.TooMuch | StackOverflowError effort) {
            throw new IOException("the pattern " + pattern + " takes too long on a text of " + text.length()
                    + " characters; write it without nested repetitions");
        }
    }
}
