package io.github.incidentsdk.json;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The words that an enum's constants have in JSON: {@code STARTED_AT} is {@code started-at}. */
final class Words<E extends Enum<E>> {

    private final Class<E> type;
    private final Map<E, String> words;
    private final Map<String, E> constants = new HashMap<>();

    Words(Class<E> type) {
        this(type, true);
    }

    private Words(Class<E> type, boolean lowerCase) {
        this.type = type;
        words = new EnumMap<>(type);
        for (E constant : EnumSet.allOf(type)) {
            String name = constant.name();
            String word = lowerCase ? name.toLowerCase(Locale.ROOT).replace('_', '-') : name;
            words.put(constant, word);
            constants.put(word, constant);
        }
    }

    /** The constants' own names, such as {@code SEV1}. */
    static <E extends Enum<E>> Words<E> asNamed(Class<E> type) {
        return new Words<>(type, false);
    }

    String of(E constant) {
        return Objects.requireNonNull(words.get(constant));
    }

    /** All words. */
    Collection<String> all() {
        return words.values();
    }

    /** The constant of a word that is one of {@link #all}. */
    E constant(String word) {
        return Objects.requireNonNull(constants.get(word), word);
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
