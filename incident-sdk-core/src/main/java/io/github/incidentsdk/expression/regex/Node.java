package io.github.incidentsdk.expression.regex;

import java.util.List;
import java.util.function.IntPredicate;

/** A part of a regular expression. */
sealed interface Node {

    /** What matches nothing but the empty text; the only node that compiles to no instruction. */
    Node EMPTY = new Sequence(List.of());

    static Node sequence(List<Node> parts) {
        List<Node> telling = parts.stream().filter(part -> part != EMPTY).toList();
        if (telling.isEmpty()) {
            return EMPTY;
        }
        return telling.size() == 1 ? telling.get(0) : new Sequence(telling);
    }

    static Node repeat(Node part, int min, int max) {
        return part == EMPTY || max == 0 ? EMPTY : new Repeat(part, min, max);
    }

    /** One code point. */
    record One(IntPredicate test) implements Node {}

    record Assertion(Boundary boundary) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    record Alternatives(List<Node> branches) implements Node {}

    /** From min to max times; max is {@link #UNBOUNDED} for no limit. */
    record Repeat(Node part, int min, int max) implements Node {
        static final int UNBOUNDED = -1;
    }
}
