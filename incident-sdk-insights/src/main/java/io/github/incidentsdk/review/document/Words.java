package io.github.incidentsdk.review.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of constants as people write them: {@code IN_REVIEW} is {@code in review}. */
final class Words {

    private Words() {}

    static String of(@Nullable Enum<?> value) {
        return value == null ? "" : value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The constant; null when no such word is one. */
    static <E extends Enum<E>> @Nullable E read(Class<E> type, String text) {
        String word = text.strip().replaceAll("[\\s_-]+", " ");
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> of(each).equalsIgnoreCase(word))
                .findFirst()
                .orElse(null);
    }

    static String all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
    }
}
