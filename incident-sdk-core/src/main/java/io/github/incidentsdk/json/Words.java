package io.github.incidentsdk.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The words that an enum's constants have in JSON: {@code STARTED_AT} is {@code started-at}. */
final class Words<E extends Enum<E>> {

    private final Class<E> type;
    private final Map<E, String> words;
    private final Map<String, E> constants = new HashMap<>();
    private final E[] all;

    /** The word of each constant as it stands in JSON. */
    private final byte[][] literals;

    Words(Class<E> type) {
        this(type, true);
    }

    private Words(Class<E> type, boolean lowerCase) {
        this.type = type;
        words = new EnumMap<>(type);
        all = type.getEnumConstants();
        literals = new byte[all.length][];
        for (int i = 0; i < all.length; i++) {
            E constant = all[i];
            String name = constant.name();
            String word = lowerCase ? name.toLowerCase(Locale.ROOT).replace('_', '-') : name;
            words.put(constant, word);
            constants.put(word, constant);
            literals[i] = ('"' + word + '"').getBytes(US_ASCII);
        }
    }

    /** The constants' own names, such as {@code SEV1}. */
    static <E extends Enum<E>> Words<E> asNamed(Class<E> type) {
        return new Words<>(type, false);
    }

    String of(E constant) {
        return Objects.requireNonNull(words.get(constant));
    }

    /** Passes one of the words as a JSON text. */
    boolean pass(PlainJson json) {
        for (byte[] literal : literals) {
            if (json.pass(literal)) {
                return true;
            }
        }
        return false;
    }

    /** The constant whose word stands at {@code position} and was passed by {@link #pass}. */
    E constantAt(int position, PlainJson json) {
        int ordinal = 0;
        while (!json.isAt(position, literals[ordinal])) {
            ordinal++;
        }
        return all[ordinal];
    }

    E read(JsonReader value) throws JsonException {
        String word = value.text();
        E constant = constants.get(word);
        if (constant == null) {
            throw new UnknownWordException(type.getSimpleName() + " \"" + word + "\"", value.line(), value.column());
        }
        return constant;
    }
}
