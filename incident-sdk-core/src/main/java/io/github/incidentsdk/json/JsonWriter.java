package io.github.incidentsdk.json;

import io.github.incidentsdk.model.Text;
import java.time.Instant;
import java.util.Map;
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

    /** As bytes, since a third of what is written are names that stand in the code; whoever came first has its place. */
    private static final Name[] NAMES = new Name[1024];

    private final JsonBuffer out;
    private int longest = Integer.MAX_VALUE;
    private int most = Integer.MAX_VALUE;
    private boolean isArray;
    private boolean isFirst = true;

    JsonWriter(JsonBuffer out) {
        this.out = out;
    }

    /** One object as UTF-8. */
    public static byte[] bytes(Consumer<JsonWriter> members) {
        JsonBuffer buffer = new JsonBuffer();
        buffer.object(members);
        return buffer.toByteArray();
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
        if (value != null) {
            name(name);
            text(value);
        }
        return this;
    }

    public JsonWriter put(String name, long value) {
        name(name);
        out.appendNumber(value);
        return this;
    }

    public JsonWriter put(String name, double value) {
        if (Double.isFinite(value)) {
            name(name);
            out.appendNumber(value);
        }
        return this;
    }

    public JsonWriter put(String name, boolean value) {
        name(name);
        out.appendAscii(Boolean.toString(value));
        return this;
    }

    /** Writes wall time such as {@code 2026-03-01T12:00:00.000Z}. */
    public JsonWriter put(String name, @Nullable Instant value) {
        if (value != null) {
            name(name);
            out.appendTime(value);
        }
        return this;
    }

    /** Writes an object of texts. */
    public JsonWriter putTexts(String name, Map<String, String> texts) {
        return object(name, members -> {
            int left = most;
            for (Map.Entry<String, String> text : texts.entrySet()) {
                String value = text.getValue();
                if (text.getKey().length() <= longest && left-- > 0 && value != null) {
                    given(text.getKey());
                    text(value);
                }
            }
        });
    }

    /** Writes an object of numbers. */
    public JsonWriter putNumbers(String name, Map<String, Double> numbers) {
        return object(name, members -> {
            int left = most;
            for (Map.Entry<String, Double> number : numbers.entrySet()) {
                double value = number.getValue();
                if (number.getKey().length() <= longest && left-- > 0 && Double.isFinite(value)) {
                    given(number.getKey());
                    out.appendNumber(value);
                }
            }
        });
    }

    /** Writes an object; {@code members} is called at once. */
    public JsonWriter object(String name, Consumer<JsonWriter> members) {
        name(name);
        return object(members);
    }

    /** Writes an array; {@code elements} is called at once. */
    public JsonWriter array(String name, Consumer<JsonWriter> elements) {
        name(name);
        out.append('[');
        within(true, elements);
        out.append(']');
        return this;
    }

    /** Adds a text to an array. */
    public JsonWriter add(String element) {
        element();
        text(element);
        return this;
    }

    /** Adds a number to an array. */
    public JsonWriter add(long element) {
        element();
        out.appendNumber(element);
        return this;
    }

    /** Adds a finite number to an array. */
    public JsonWriter add(double element) {
        element();
        out.appendNumber(element);
        return this;
    }

    /** Adds an object to an array; {@code members} is called at once. */
    public JsonWriter addObject(Consumer<JsonWriter> members) {
        element();
        return object(members);
    }

    /** Writes an object of its own, whatever was left behind by one before that was not finished. */
    void whole(Consumer<JsonWriter> members) {
        limit(Integer.MAX_VALUE, Integer.MAX_VALUE);
        object(members);
    }

    private JsonWriter object(Consumer<JsonWriter> members) {
        out.append('{');
        within(false, members);
        out.append('}');
        return this;
    }

    private void within(boolean array, Consumer<JsonWriter> content) {
        boolean before = isArray;
        isArray = array;
        isFirst = true;
        content.accept(this);
        isArray = before;
        isFirst = false;
    }

    /** A name that stands in the code. */
    private void name(String name) {
        if (isArray) {
            throw new IllegalStateException("an array has no names, but " + name + " was put into one");
        }
        int place = name.hashCode() & (NAMES.length - 1);
        Name known = NAMES[place];
        if (known == null) {
            known = new Name(name);
            NAMES[place] = known;
        }
        if (known.name.equals(name)) {
            int comma = isFirst ? 1 : 0;
            out.append(known.json, comma, known.json.length - comma);
            isFirst = false;
        } else {
            given(name);
        }
    }

    /** A name that is data. */
    private void given(String name) {
        comma();
        out.appendText(name);
        out.append(':');
    }

    /** A name, and how it is written behind another member: with a comma, quotes and the colon. */
    private static final class Name {
        private final String name;
        private final byte[] json;

        Name(String name) {
            JsonBuffer written = new JsonBuffer();
            written.append(',');
            written.appendText(name);
            written.append(':');
            this.name = name;
            this.json = written.toByteArray();
        }
    }

    private void element() {
        if (!isArray) {
            throw new IllegalStateException("an object has no elements without a name, but one was added");
        }
        comma();
    }

    private void comma() {
        if (!isFirst) {
            out.append(',');
        }
        isFirst = false;
    }

    private void text(String text) {
        out.appendText(text.length() <= longest ? text : cut(text));
    }

    private String cut(String text) {
        int end = Math.max(0, longest - Text.CUT.length());
        boolean between = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, between ? end - 1 : end) + Text.CUT;
    }
}
