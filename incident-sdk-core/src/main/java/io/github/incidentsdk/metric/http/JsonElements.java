package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.json.JsonValue.JsonArray;
import io.github.incidentsdk.json.JsonValue.JsonObject;
import io.github.incidentsdk.json.JsonValue.Member;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an answer, each of which is a series.
 *
 * @param one what one of them is called; empty where the answer itself is the only one
 * @param owner what they are of, with the word before it; empty where that goes without saying
 */
record JsonElements(List<JsonValue> all, String one, String owner) {

    /**
     * Those of the list or map that {@code each} leads to; without it those of a list, or the one that the answer is.
     *
     * @throws IOException when there is no such list or map
     */
    static JsonElements of(@Nullable JsonPointer each, JsonValue document) throws IOException {
        JsonValue parent = each == null ? document : each.in(document);
        if (parent instanceof JsonArray array) {
            return new JsonElements(array.elements(), "element", "");
        }
        if (each == null) {
            return new JsonElements(List.of(document), "", "");
        }
        if (parent instanceof JsonObject object) {
            List<JsonValue> children =
                    object.members().values().stream().map(Member::value).toList();
            return new JsonElements(children, "member", " of the object that " + each + " leads to");
        }
        throw new IOException(each + " leads to no list or map in the answer");
    }

    int size() {
        return all.size();
    }

    /** So many of them, in words. */
    String some(int count) {
        if (one.isEmpty()) {
            return "the answer";
        }
        if (size() == 1) {
            return "the one " + one + owner;
        }
        return (count == size() ? "any of the " : count + " of the ") + size() + " " + one + "s" + owner;
    }
}
