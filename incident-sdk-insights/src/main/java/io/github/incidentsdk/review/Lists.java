package io.github.incidentsdk.review;

import java.util.ArrayList;
import java.util.List;

/** Lists that grow without changing. */
final class Lists {

    private Lists() {}

    static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return List.copyOf(both);
    }

    static <T> List<T> and(List<T> first, T more) {
        return joined(first, List.of(more));
    }
}
