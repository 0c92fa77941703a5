package io.github.incidentsdk.expression.regex;

import java.util.Optional;
import java.util.function.IntPredicate;

/** Reads a set in brackets, after the opening one. */
final class ClassParser {

    private final RegexReader in;
    private final EscapeParser escapes;

    ClassParser(RegexReader in, EscapeParser escapes) {
        this.in = in;
        this.escapes = escapes;
    }

    IntPredicate read(RegexFlags flags) {
        boolean negated = in.accept("^");
        // Whatever comes first is a member, even the closing bracket.
        IntPredicate set = member();
        while (!in.accept("]")) {
            set = set.or(member());
        }
        IntPredicate folded = flags.apply(set);
        return negated ? folded.negate() : folded;
    }

    private IntPredicate member() {
        return named().orElseGet(this::range);
    }

    private Optional<IntPredicate> named() {
        int mark = in.mark();
        Optional<IntPredicate> found = Optional.empty();
        if (in.accept("[:")) {
            found = posix();
        } else if (in.accept("\\")) {
            found = escapes.set();
        }
        if (found.isEmpty()) {
            in.reset(mark);
        }
        return found;
    }

    /** Without an end, {@code [:} is just two members. */
    private Optional<IntPredicate> posix() {
        if (!in.seesLater(":]")) {
            return Optional.empty();
        }
        String name = in.until(":]");
        boolean negated = name.startsWith("^");
        IntPredicate set = CharClasses.posix(negated ? name.substring(1) : name)
                .orElseThrow(() -> in.error("`[:" + name + ":]` is no set of characters"));
        return Optional.of(negated ? set.negate() : set);
    }

    private IntPredicate range() {
        int first = character();
        if (!in.sees("-") || in.sees("-]")) {
            return CharClasses.range(first, first);
        }
        in.accept("-");
        int last = character();
        if (last < first) {
            throw in.error("a range in brackets ends before it begins");
        }
        return CharClasses.range(first, last);
    }

    private int character() {
        return in.accept("\\") ? escapes.character() : in.next();
    }
}
