package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.model.Distance;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names that a test can say, since a slip in one must not pass for something that did not happen. */
final class KnownNames {

    private KnownNames() {}

    /** What to say of a name that nothing has: the names that there are, the one that was probably meant first. */
    static IllegalArgumentException refuse(String what, String given, Collection<String> known) {
        return new IllegalArgumentException(what + " \"" + given + "\"; there is "
                + (known.isEmpty() ? "none at all" : String.join(", ", nearestFirst(given, known))));
    }

    private static List<String> nearestFirst(String given, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt((String name) -> Distance.between(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
