package io.github.incidentsdk.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value in a JSON text and where it stands; immutable. */
public sealed interface JsonValue {

    /** The line on which the value begins, from 1. */
    int line();

    /** The column at which the value begins, from 1. */
    int column();

    /**
     * Named members in the order of the text; no name occurs twice.
     *
     * @param members each member by its name
     */
    record JsonObject(Map<String, Member> members, int line, int column) implements JsonValue {
        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The value of the member {@code name}; null when there is none. */
        public @Nullable JsonValue get(String name) {
            Member member = members.get(name);
            return member == null ? null : member.value();
        }
    }

    /**
     * A member of an object.
     *
     * @param name its name
     * @param value its value
     * @param line the line of the name, from 1
     * @param column the column of the name, from 1
     */
    record Member(String name, JsonValue value, int line, int column) {}

    /** Values in order. */
    record JsonArray(List<JsonValue> elements, int line, int column) implements JsonValue {
        public JsonArray {
            elements = List.copyOf(elements);
        }
    }

    /** A text. */
    record JsonText(String text, int line, int column) implements JsonValue {}

    /**
     * A number as it was written, such as {@code 1e3}; never longer than 64 characters.
     *
     * @param text the number's own characters, so that nothing is rounded before somebody asks for a type
     */
    record JsonNumber(String text, int line, int column) implements JsonValue {

        /** The number as a double; infinite when it is out of range. */
        public double toDouble() {
            return Double.parseDouble(text);
        }
    }

    /** True or false. */
    record JsonBoolean(boolean value, int line, int column) implements JsonValue {}

    /** The word null. */
    record JsonNull(int line, int column) implements JsonValue {}
}
