package io.github.incidentsdk.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the members of one object, or the elements of one array, as UTF-8 JSON.
 *
 * <pre>{@code
 * byte[] body = JsonWriter.bytes(json -> json
 *         .put("summary", "heap is full")
 *         .object("payload", payload -> payload.put("count", 3))
 *         .array("links", links -> links.addObject(link -> link.put("href", url))));
 * }</pre>
 *
 * <p>Null, and a number that is not finite, are left out with their name; half a surrogate pair becomes U+FFFD. Valid only during
 * the call that hands it over; for one thread.
 */
public final class JsonWriter {

    /** More than there are in the code; a sink that writes names that are data must not fill the memory. */
    private static final int MOST_NAMES = 512;

    /** Names as bytes, since a third of what is written are names, always the same. */
    private static final Map<String, SerializedString> NAMES = new ConcurrentHashMap<>();

    private final JsonGenerator generator;
    private final byte[] time = new byte[IsoTime.LENGTH];
    private int longest = Integer.MAX_VALUE;
    private int most = Integer.MAX_VALUE;

    JsonWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /** One object as UTF-8. */
    public static byte[] bytes(Consumer<JsonWriter> members) {
        JsonBuffer buffer = new JsonBuffer();
        try {
            buffer.object(members);
            return buffer.toByteArray();
        } finally {
            buffer.release();
        }
    }

    /**
     * Bounds what is written after this call, to the end of the outermost object.
     *
     * @param characters the longest text; a longer one is cut with a visible mark
     * @param entries the most entries of {@link #putTexts} and {@link #putNumbers}; further ones, and those with longer names
     *     than {@code characters}, are left out
     */
    public JsonWriter limit(int characters, int entries) {
        longest = characters;
        most = entries;
        return this;
    }

    public JsonWriter put(String name, @Nullable String value) {
        return value == null ? this : name(name).add(value);
    }

    public JsonWriter put(String name, long value) {
        return name(name).add(value);
    }

    public JsonWriter put(String name, double value) {
        return Double.isFinite(value) ? name(name).add(value) : this;
    }

    public JsonWriter put(String name, boolean value) {
        name(name);
        try {
            generator.writeBoolean(value);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    /** Writes wall time such as {@code 2026-03-01T12:00:00.000Z}. */
    public JsonWriter put(String name, @Nullable Instant value) {
        if (value == null) {
            return this;
        }
        name(name);
        try {
            if (IsoTime.write(value, time)) {
                generator.writeUTF8String(time, 0, time.length);
            } else {
                generator.writeString(value.toString());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    /** Writes an object of texts. */
    public JsonWriter putTexts(String name, Map<String, String> texts) {
        name(name);
        start(true);
        int left = most;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            String value = text.getValue();
            if (text.getKey().length() <= longest && left-- > 0 && value != null) {
                given(text.getKey()).add(value);
            }
        }
        return end(true);
    }

    /** Writes an object of numbers. */
    public JsonWriter putNumbers(String name, Map<String, Double> numbers) {
        name(name);
        start(true);
        int left = most;
        for (Map.Entry<String, Double> number : numbers.entrySet()) {
            if (number.getKey().length() <= longest && left-- > 0) {
                double value = number.getValue();
                if (Double.isFinite(value)) {
                    given(number.getKey()).add(value);
                }
            }
        }
        return end(true);
    }

    /** Writes an object; {@code members} is called at once. */
    public JsonWriter object(String name, Consumer<JsonWriter> members) {
        return name(name).addObject(members);
    }

    /** Writes an array; {@code elements} is called at once. */
    public JsonWriter array(String name, Consumer<JsonWriter> elements) {
        name(name);
        start(false);
        elements.accept(this);
        return end(false);
    }

    /** Adds a text to an array. */
    public JsonWriter add(String element) {
        try {
            generator.writeString(WellFormed.text(element, longest));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    /** Adds a number to an array. */
    public JsonWriter add(long element) {
        try {
            generator.writeNumber(element);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    /** Adds a finite number to an array. */
    public JsonWriter add(double element) {
        try {
            generator.writeNumber(element);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    /** Adds an object to an array; {@code members} is called at once. */
    public JsonWriter addObject(Consumer<JsonWriter> members) {
        start(true);
        members.accept(this);
        return end(true);
    }

    /** Writes an object of its own and hands its bytes on. */
    void whole(Consumer<JsonWriter> members) {
        limit(Integer.MAX_VALUE, Integer.MAX_VALUE);
        addObject(members);
        try {
            generator.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Gives back what the generator borrowed, for the next one. */
    void release() {
        try {
            generator.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A name that stands in the code. */
    private JsonWriter name(String name) {
        SerializedString known = NAMES.get(name);
        if (known == null) {
            known = new SerializedString(WellFormed.text(name));
            if (NAMES.size() < MOST_NAMES) {
                NAMES.put(name, known);
            }
        }
        try {
            generator.writeFieldName(known);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    /** A name that is data. */
    private JsonWriter given(String name) {
        try {
            generator.writeFieldName(WellFormed.text(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    private void start(boolean object) {
        try {
            if (object) {
                generator.writeStartObject();
            } else {
                generator.writeStartArray();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private JsonWriter end(boolean object) {
        try {
            if (object) {
                generator.writeEndObject();
            } else {
                generator.writeEndArray();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }
}
