package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.json.JsonValue.JsonArray;
import io.github.incidentsdk.json.JsonValue.JsonBoolean;
import io.github.incidentsdk.json.JsonValue.JsonNumber;
import io.github.incidentsdk.json.JsonValue.JsonObject;
import io.github.incidentsdk.json.JsonValue.JsonText;
import org.jspecify.annotations.Nullable;

/** Reads leaves of JSON as texts and as numbers. */
final class JsonTexts {

    private JsonTexts() {}

    /** The text, empty for what is none. */
    static String text(@Nullable JsonValue value) {
        if (value instanceof JsonText text) {
            return text.text();
        }
        if (value instanceof JsonNumber number) {
            return number.text();
        }
        return value instanceof JsonBoolean truth ? String.valueOf(truth.value()) : "";
    }

    /** What is there, for people; a list or an object is named alone. */
    static String said(@Nullable JsonValue value) {
        if (value instanceof JsonArray) {
            return "a list";
        }
        if (value instanceof JsonObject) {
            return "an object";
        }
        String text = text(value);
        return value instanceof JsonText ? '"' + text + '"' : text.isEmpty() ? "null" : text;
    }

    /** The number that is there or written in a text; NaN for anything else, which is not known. */
    static double number(@Nullable JsonValue value) {
        if (value instanceof JsonBoolean truth) {
            return truth.value() ? 1 : 0;
        }
        return number(text(value));
    }

    /** The number as Prometheus writes it. */
    static double number(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> parsed(text.strip());
        };
    }

    private static double parsed(String text) {
        if (!text.matches("[+-]?(\\d{1,400}\\.?\\d{0,400}|\\.\\d{1,400})([eE][+-]?\\d{1,9})?")) {
            return Double.NaN;
        }
        double number = Double.parseDouble(text);
        return Double.isInfinite(number) ? Double.NaN : number; // so large a one is a mistake, and no infinity
    }
}
