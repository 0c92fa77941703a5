package io.github.incidentsdk.insights.history.intake;

import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonTree;
import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.json.JsonValue.JsonArray;
import io.github.incidentsdk.json.JsonValue.JsonBoolean;
import io.github.incidentsdk.json.JsonValue.JsonNumber;
import io.github.incidentsdk.json.JsonValue.JsonObject;
import io.github.incidentsdk.json.JsonValue.JsonText;
import java.io.IOException;
import java.io.Reader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads JSON, one object after the other. */
final class JsonRows {

    private final String file;
    private final Rows rows;

    JsonRows(String file, Rows rows) {
        this.file = file;
        this.rows = rows;
    }

    void read(Reader text) throws IOException {
        JsonObjects objects = new JsonObjects(file, text);
        for (JsonObjects.Found found = objects.next(); found != null; found = objects.next()) {
            JsonObject object = parse(found);
            if (object != null) {
                rows.accept(new Row(found.line(), cells(object, found)));
            }
        }
        if (objects.isBlank()) {
            throw rows.empty();
        }
        rows.done();
    }

    private @Nullable JsonObject parse(JsonObjects.Found found) throws ImportException {
        try {
            return (JsonObject) JsonTree.parse(found.text());
        } catch (JsonException wrong) {
            rows.problem(found.placeOf(wrong.line(), wrong.column()) + ": " + wrong.problem());
            return null;
        }
    }

    private Map<Field, Row.Cell> cells(JsonObject object, JsonObjects.Found found) {
        Map<Field, Row.Cell> cells = new EnumMap<>(Field.class);
        object.members().forEach((name, member) -> {
            Field field = rows.settings().fieldOf(name);
            String value = textOf(member.value());
            if (field == null) {
                rows.notRead(name);
            }
            if (field != null && value != null && !value.isBlank()) {
                JsonValue at = member.value();
                String place = found.placeOf(at.line(), at.column()) + " (" + name + ")";
                Row.Cell cell = new Row.Cell(value.strip(), place);
                cells.merge(field, cell, (first, next) -> rows.settings().said(name) == null ? first : next);
            }
        });
        return cells;
    }

    /** As a cell has it: the elements of a list parted by bars. Null for null, and for what no cell can hold. */
    private static @Nullable String textOf(JsonValue value) {
        if (value instanceof JsonText text) {
            return text.text();
        }
        if (value instanceof JsonNumber number) {
            return number.text();
        }
        if (value instanceof JsonBoolean flag) {
            return String.valueOf(flag.value());
        }
        if (value instanceof JsonArray array) {
            List<JsonValue> elements = array.elements();
            return elements.stream()
                    .map(JsonRows::textOf)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("|"));
        }
        JsonValue name = value instanceof JsonObject object ? object.get("name") : null;
        return name == null ? null : textOf(name);
    }
}
