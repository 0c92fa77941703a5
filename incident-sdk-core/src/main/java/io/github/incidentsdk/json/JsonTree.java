package io.github.incidentsdk.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.incidentsdk.json.JsonValue.JsonArray;
import io.github.incidentsdk.json.JsonValue.JsonBoolean;
import io.github.incidentsdk.json.JsonValue.JsonNull;
import io.github.incidentsdk.json.JsonValue.JsonNumber;
import io.github.incidentsdk.json.JsonValue.JsonObject;
import io.github.incidentsdk.json.JsonValue.JsonText;
import io.github.incidentsdk.json.JsonValue.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON that somebody else wrote into a tree of values with their places.
 *
 * <p>Strict JSON, bounded: one value, at most 64 levels deep, numbers of at most 64 characters, no name twice in an object.
 */
public final class JsonTree {

    private final JsonParser parser;

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a text of at most 1,048,576 characters.
     *
     * @throws JsonException when it is no such JSON, naming line and column
     */
    public static JsonValue parse(String text) throws JsonException {
        return parse(text, Json.MAX_CHARACTERS);
    }

    /**
     * Reads a text of at most {@code maxCharacters}, of which a single text or name takes at most 1,048,576.
     *
     * @throws JsonException when it is no such JSON, naming line and column
     */
    public static JsonValue parse(String text, int maxCharacters) throws JsonException {
        if (text.length() > maxCharacters) {
            throw new JsonException(
                    "the text has " + text.length() + " characters, at most " + maxCharacters + " are read", 1, 1);
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text; // editors on Windows put it there
        try (JsonParser parser = Json.FACTORY.createParser(content)) {
            return new JsonTree(parser).document();
        } catch (StreamConstraintsException tooLarge) {
            if (String.valueOf(tooLarge.getOriginalMessage()).contains("nesting depth")) {
                throw at(
                        tooLarge.getLocation(),
                        "it is nested deeper than the " + Json.MAX_DEPTH + " levels that are read");
            }
            throw at(
                    tooLarge.getLocation(),
                    "too large: at most " + Json.MAX_DEPTH + " levels, numbers of " + Json.MAX_NUMBER
                            + " characters and texts of " + Json.MAX_CHARACTERS + " are read");
        } catch (JsonProcessingException malformed) {
            throw at(malformed.getLocation(), ParserWords.of(malformed.getOriginalMessage()));
        } catch (JsonException ours) {
            throw ours;
        } catch (IOException impossible) {
            throw new IllegalStateException("reading a text failed", impossible);
        }
    }

    private static JsonException at(JsonLocation place, String problem) {
        boolean known = place != null;
        return new JsonException(
                problem, known ? Math.max(1, place.getLineNr()) : 1, known ? Math.max(1, place.getColumnNr()) : 1);
    }

    private JsonValue document() throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonException("the text is empty", 1, 1);
        }
        JsonValue value = value();
        if (parser.nextToken() != null) {
            JsonLocation place = parser.currentTokenLocation();
            throw at(place, "the value is over, but the text goes on");
        }
        return value;
    }

    private JsonValue value() throws IOException {
        JsonLocation place = parser.currentTokenLocation();
        int line = place.getLineNr();
        int column = place.getColumnNr();
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> new JsonObject(members(), line, column);
            case START_ARRAY -> new JsonArray(elements(), line, column);
            case VALUE_STRING -> new JsonText(parser.getText(), line, column);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText(), line, column);
            case VALUE_TRUE, VALUE_FALSE -> new JsonBoolean(token == JsonToken.VALUE_TRUE, line, column);
            case VALUE_NULL -> new JsonNull(line, column);
            default -> throw new JsonException("a value is expected, not " + token, line, column);
        };
    }

    private Map<String, Member> members() throws IOException {
        Map<String, Member> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            JsonLocation place = parser.currentTokenLocation();
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, new Member(name, value(), place.getLineNr(), place.getColumnNr()));
        }
        return members;
    }

    private List<JsonValue> elements() throws IOException {
        List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return elements;
    }
}
