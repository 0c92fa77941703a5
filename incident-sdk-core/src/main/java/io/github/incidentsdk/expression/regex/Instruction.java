package io.github.incidentsdk.expression.regex;

import java.util.function.IntPredicate;

/** One step of a {@link Program}; the next one follows it unless said otherwise. */
final class Instruction {

    final Kind kind;

    /** Of {@link Kind#ONE}. */
    final IntPredicate test;

    /** Of {@link Kind#ASSERT}. */
    final Boundary boundary;

    /** Of {@link Kind#JUMP} and {@link Kind#FORK}; known only once what lies between is compiled. */
    int target;

    private Instruction(Kind kind, IntPredicate test, Boundary boundary) {
        this.kind = kind;
        this.test = test;
        this.boundary = boundary;
    }

    static Instruction of(Kind kind) {
        return new Instruction(kind, c -> false, Boundary.TEXT_START);
    }

    static Instruction one(IntPredicate test) {
        return new Instruction(Kind.ONE, test, Boundary.TEXT_START);
    }

    static Instruction check(Boundary boundary) {
        return new Instruction(Kind.ASSERT, c -> false, boundary);
    }

    enum Kind {
        /** Reads one code point that passes the test. */
        ONE,
        /** Goes on only where the boundary holds. */
        ASSERT,
        /** Goes on at the target. */
        JUMP,
        /** Goes on at the next instruction and at the target. */
        FORK,
        /** The text is matched, if it ends here. */
        ACCEPT
    }
}
