package io.github.incidentsdk.expression.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Reads RE2's syntax: alternatives, sequences, repetitions, groups and flags. */
final class RegexParser {

    private final RegexReader in;
    private final EscapeParser escapes;
    private final ClassParser classes;
    private final CountParser counts;
    private RegexFlags flags = RegexFlags.DEFAULT;

    RegexParser(String text) {
        in = new RegexReader(text);
        escapes = new EscapeParser(in);
        classes = new ClassParser(in, escapes);
        counts = new CountParser(in);
    }

    Node parse() {
        Node whole = alternatives();
        if (!in.atEnd()) {
            throw in.error("a closing parenthesis has no opening one");
        }
        return whole;
    }

    private Node alternatives() {
        List<Node> branches = new ArrayList<>();
        do {
            branches.add(sequence());
        } while (in.accept("|"));
        return branches.size() == 1 ? branches.get(0) : new Node.Alternatives(branches);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (!in.atEnd() && !in.sees("|") && !in.sees(")")) {
            if (in.accept("\\Q")) {
                quoted(parts);
            } else {
                parts.add(counts.repeated(one()));
            }
        }
        return Node.sequence(parts);
    }

    /** A repetition after the end of the quotation is of its last character; an end has to be there, as in Prometheus. */
    private void quoted(List<Node> parts) {
        while (!in.accept("\\E")) {
            Node character = literal(in.next());
            if (in.accept("\\E")) {
                parts.add(counts.repeated(character));
                return;
            }
            parts.add(character);
        }
    }

    private Node one() {
        if (counts.read().isPresent()) {
            throw in.error("a repetition has nothing before it to repeat");
        }
        int character = in.next();
        return switch (character) {
            case '(' -> group();
            case '[' -> new Node.One(classes.read(flags));
            case '.' -> new Node.One(flags.dot());
            case '^' -> new Node.Assertion(flags.caret());
            case '$' -> new Node.Assertion(flags.dollar());
            case '\\' -> escaped();
            default -> literal(character);
        };
    }

    private Node group() {
        RegexFlags outside = flags;
        if (in.accept("?P<") || in.accept("?<")) {
            name();
        } else if (in.accept("?")) {
            flags = RegexFlags.read(in, flags);
            if (in.accept(")")) {
                // The flags hold from here to the end of the group around them.
                return Node.EMPTY;
            }
            in.accept(":");
        }
        Node body = alternatives();
        if (!in.accept(")")) {
            throw in.error("an opening parenthesis has no closing one");
        }
        flags = outside;
        return body;
    }

    private void name() {
        if (in.sees("=") || in.sees("!")) {
            throw in.error("RE2 has no look-around");
        }
        String name = in.until(">");
        if (name.isEmpty() || !name.chars().allMatch(CharClasses.WORD)) {
            throw in.error("a group's name is made of letters, digits and _");
        }
    }

    private Node escaped() {
        if (in.accept("A")) {
            return new Node.Assertion(Boundary.TEXT_START);
        }
        if (in.accept("z")) {
            return new Node.Assertion(Boundary.TEXT_END);
        }
        if (in.accept("b")) {
            return new Node.Assertion(Boundary.WORD);
        }
        if (in.accept("B")) {
            return new Node.Assertion(Boundary.NO_WORD);
        }
        Optional<IntPredicate> set = escapes.set();
        return set.isPresent() ? new Node.One(flags.apply(set.get())) : literal(escapes.character());
    }

    private Node literal(int character) {
        return new Node.One(flags.literal(character));
    }
}
