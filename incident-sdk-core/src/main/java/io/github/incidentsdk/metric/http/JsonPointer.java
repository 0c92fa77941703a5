package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.json.JsonValue.JsonArray;
import io.github.incidentsdk.json.JsonValue.JsonObject;
import io.github.incidentsdk.settings.InvalidSettingException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a JSON value, as RFC 6901 writes it: {@code /alerts/0/event}; empty for the whole. */
record JsonPointer(List<String> steps) {

    /** Reads the pointer that a setting holds. */
    static JsonPointer of(String setting, String text) {
        if (text.isEmpty()) {
            return new JsonPointer(List.of());
        }
        if (!text.startsWith("/")) {
            throw new InvalidSettingException(setting, "is no JSON pointer; expected one such as /alerts/0/event");
        }
        return new JsonPointer(Arrays.stream(text.substring(1).split("/", -1))
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    /** What stands there; null when nothing does. */
    @Nullable
    JsonValue in(JsonValue document) {
        JsonValue at = document;
        for (String step : steps) {
            at = at instanceof JsonObject object
                    ? object.get(step)
                    : at instanceof JsonArray array && isIndex(step, array)
                            ? array.elements().get(Integer.parseInt(step))
                            : null;
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private static boolean isIndex(String step, JsonArray array) {
        return step.matches("0|[1-9]\\d{0,8}")
                && Integer.parseInt(step) < array.elements().size();
    }

    @Override
    public String toString() {
        return steps.isEmpty() ? "the whole" : "/" + String.join("/", steps);
    }
}
