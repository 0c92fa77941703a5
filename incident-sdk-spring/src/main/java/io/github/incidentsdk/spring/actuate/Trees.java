package io.github.incidentsdk.spring.actuate;

import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonTree;
import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.json.JsonValue.JsonArray;
import io.github.incidentsdk.json.JsonValue.JsonBoolean;
import io.github.incidentsdk.json.JsonValue.JsonNumber;
import io.github.incidentsdk.json.JsonValue.JsonObject;
import io.github.incidentsdk.json.JsonValue.JsonText;
import io.github.incidentsdk.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The SDK's JSON as maps, lists, texts, numbers and booleans, which every generation of Spring Boot writes alike; without secrets.
 */
final class Trees {

    private final Masking masking;

    Trees(Masking masking) {
        this.masking = masking;
    }

    /** The object of these members. */
    Map<String, Object> of(Consumer<JsonWriter> members) {
        return parse(new String(JsonWriter.bytes(members), StandardCharsets.UTF_8));
    }

    /** What the SDK wrote as one JSON object. */
    Map<String, Object> parse(String json) {
        try {
            return map((JsonObject) JsonTree.parse(json, Integer.MAX_VALUE));
        } catch (JsonException impossible) {
            throw new IllegalStateException("what the SDK wrote is no JSON", impossible);
        }
    }

    /** A text without secrets. */
    String text(String text) {
        return masking.mask(text);
    }

    private Map<String, Object> map(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.members().forEach((name, member) -> {
            if (!(member.value() instanceof JsonValue.JsonNull)) {
                map.put(masking.mask(name), value(member.value()));
            }
        });
        return map;
    }

    private Object value(JsonValue value) {
        if (value instanceof JsonObject object) {
            return map(object);
        }
        if (value instanceof JsonArray array) {
            List<Object> list = new ArrayList<>();
            array.elements().forEach(each -> list.add(value(each)));
            return list;
        }
        if (value instanceof JsonText text) {
            return masking.mask(text.text());
        }
        if (value instanceof JsonNumber number) {
            return number(number);
        }
        return value instanceof JsonBoolean flag && flag.value();
    }

    private static Number number(JsonNumber number) {
        double exact = number.toDouble();
        return number.text().matches("-?\\d{1,18}") ? (Number) Long.valueOf(number.text()) : Double.valueOf(exact);
    }
}
