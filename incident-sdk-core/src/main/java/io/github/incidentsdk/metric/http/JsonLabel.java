package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.expression.regex.MeasuredText;
import io.github.incidentsdk.expression.regex.Regex;
import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.json.JsonValue.JsonArray;
import io.github.incidentsdk.json.JsonValue.JsonObject;
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

    private static final int MOST_LOOKS = 1_000_000;

    private final JsonPointer pointer;
    private final @Nullable Pattern pattern;
    private final Map<String, String> words;
    private final boolean optional;

    private JsonLabel(JsonPointer pointer, @Nullable Pattern pattern, Map<String, String> words, boolean optional) {
        this.pointer = pointer;
        this.pattern = pattern;
        this.words = words;
        this.optional = optional;
    }

    /** Reads a label: a pointer, or {@code { pointer, pattern, map, optional }}. */
    static JsonLabel of(Settings labels, String setting, String name) {
        Optional<Settings> parts = labels.section(name);
        if (parts.isEmpty()) {
            return new JsonLabel(JsonPointer.of(setting, labels.text(name).orElse("")), null, Map.of(), false);
        }
        Settings label = parts.get();
        Pattern pattern = label.text("pattern")
                .map(text -> pattern(setting + ".pattern", text))
                .orElse(null);
        return new JsonLabel(
                JsonPointer.of(setting + ".pointer", label.required("pointer")),
                pattern,
                label.map("map"),
                label.flag("optional", false));
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

    /** Where it stands. */
    JsonPointer pointer() {
        return pointer;
    }

    /** What is missing in elements in none of which it {@link #isIn is}. */
    String lack() {
        return pointer + ", a label, leads to nothing" + (pattern == null ? "" : " that fits its pattern");
    }

    /** Whether it is nothing strange that it is missing. */
    boolean isOptional() {
        return optional;
    }

    /** Whether something stands there that can be a label's value and fits the pattern, or that says that there is none. */
    boolean isIn(JsonValue element) throws IOException {
        JsonValue found = pointer.in(element);
        if (found == null || found instanceof JsonObject || found instanceof JsonArray) {
            return false;
        }
        String text = JsonTexts.text(found);
        return pattern == null || text.isEmpty() || !taken(pattern, text).isEmpty();
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
            Matcher matcher = pattern.matcher(new MeasuredText(text, MOST_LOOKS));
            return matcher.find() && matcher.start(1) >= 0 ? text.substring(matcher.start(1), matcher.end(1)) : "";
        } catch (MeasuredText.TooMuch | StackOverflowError effort) {
            throw new IOException("the pattern " + pattern + " takes too long on a text of " + text.length()
                    + " characters; write it without nested repetitions");
        }
    }
}
