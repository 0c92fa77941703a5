package io.github.incidentsdk.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.incidentsdk.model.FlatMap;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value of a JSON text that the SDK wrote, in passing, without a tree.
 *
 * <p>A value that is not asked for is skipped. Valid only during the call that hands it over; for one thread. Every method throws
 * {@link JsonException} when the value is not what was asked for.
 */
public final class JsonReader {

    /** Takes the members of an object as they come. */
    @FunctionalInterface
    public interface Members {

        /**
         * Takes one member; not reading its value passes it over.
         *
         * @throws JsonException when the value is not what it should be
         */
        void member(String name, JsonReader value) throws JsonException;
    }

    /** Makes an element of a list from its value. */
    @FunctionalInterface
    public interface Element<T> {

        /**
         * Reads one element.
         *
         * @throws JsonException when the value is not what it should be
         */
        T read(JsonReader value) throws JsonException;
    }

    /** How many entries maps have room for at first. */
    private static final int FEW = 4;

    private final JsonParser parser;
    private Instant lastTime = Instant.EPOCH;
    private String lastText = "";

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads one object from UTF-8 bytes; what stands behind it is refused. Of two members with one name both are handed over. */
    public static void object(byte[] bytes, int offset, int length, Members members) throws JsonException {
        try (JsonParser parser = Json.SEALED.createParser(bytes, offset, length)) {
            JsonReader reader = new JsonReader(parser);
            reader.next();
            reader.members(members);
            if (reader.next() != null) {
                throw reader.wrong("the object is over, but the text goes on");
            }
        } catch (JsonException ours) {
            throw ours;
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }

    /** Reads the members of an object. */
    public void members(Members members) throws JsonException {
        expect(JsonToken.START_OBJECT, "an object");
        while (next() == JsonToken.FIELD_NAME) {
            String name = name();
            JsonToken begin = next();
            members.member(name, this);
            if (parser.currentToken() == begin) {
                skip(); // a container that was read stands at its end, every other value is one token
            }
        }
    }

    /** Reads the elements of an array. */
    public <T> List<T> list(Element<T> element) throws JsonException {
        expect(JsonToken.START_ARRAY, "an array");
        List<T> list = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            list.add(element.read(this));
        }
        return list;
    }

    public String text() throws JsonException {
        expect(JsonToken.VALUE_STRING, "a text");
        try {
            return parser.getText();
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    public long number() throws JsonException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        try {
            return parser.getLongValue();
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    public boolean flag() throws JsonException {
        if (parser.currentToken() != JsonToken.VALUE_TRUE) {
            expect(JsonToken.VALUE_FALSE, "true or false");
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    public Instant time() throws JsonException {
        String text = text();
        if (text.equals(lastText)) {
            return lastTime; // as a rule an event and the incident after it have one time
        }
        try {
            lastTime = IsoTime.read(text);
            lastText = text;
            return lastTime;
        } catch (DateTimeException none) {
            throw wrong("a time such as 2026-03-01T12:00:00.000Z is expected, not \"" + text + "\"");
        }
    }

    /** Reads an object of texts, in its order. */
    public Map<String, String> texts() throws JsonException {
        FlatMap.Builder<String> texts = new FlatMap.Builder<>(FEW);
        members((name, value) -> texts.put(name, value.text()));
        return texts.build();
    }

    /** Reads an object of numbers, in its order. */
    public Map<String, Double> numbers() throws JsonException {
        FlatMap.Builder<Double> numbers = new FlatMap.Builder<>(FEW);
        members((name, value) -> numbers.put(name, value.decimal()));
        return numbers.build();
    }

    private double decimal() throws JsonException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            expect(JsonToken.VALUE_NUMBER_FLOAT, "a number");
        }
        try {
            return parser.getDoubleValue();
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    /** The member's value, or the complaint that it is missing. */
    static <T> T there(@Nullable T member, String name) throws JsonException {
        if (member == null) {
            throw new JsonException("the member " + name + " is missing", 1, 1);
        }
        return member;
    }

    int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    int column() {
        return Math.max(1, parser.currentTokenLocation().getColumnNr());
    }

    JsonException wrong(String problem) {
        return new JsonException(problem, line(), column());
    }

    private void expect(JsonToken wanted, String what) throws JsonException {
        if (parser.currentToken() != wanted) {
            throw wrong(what + " is expected");
        }
    }

    private @Nullable JsonToken next() throws JsonException {
        try {
            return parser.nextToken();
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    private String name() throws JsonException {
        try {
            return parser.currentName();
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    private void skip() throws JsonException {
        try {
            parser.skipChildren();
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    private JsonException failed(IOException failed) {
        if (failed instanceof JsonProcessingException malformed) {
            return wrong(malformed.getOriginalMessage());
        }
        throw new IllegalStateException("reading from memory failed", failed);
    }
}
