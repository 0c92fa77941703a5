package io.github.incidentsdk.expression.regex;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The sets of code points that have a name in RE2. */
final class CharClasses {

    static final IntPredicate DIGIT = range('0', '9');
    static final IntPredicate SPACE = of("\t\n\f\r ");
    static final IntPredicate LOWER = range('a', 'z');
    static final IntPredicate UPPER = range('A', 'Z');
    static final IntPredicate ALPHA = LOWER.or(UPPER);
    static final IntPredicate ALNUM = ALPHA.or(DIGIT);
    static final IntPredicate WORD = ALNUM.or(c -> c == '_');

    private static final IntPredicate GRAPH = range('!', '~');

    private static final Map<String, IntPredicate> POSIX = Map.ofEntries(
            Map.entry("alnum", ALNUM),
            Map.entry("alpha", ALPHA),
            Map.entry("ascii", range(0, 0x7F)),
            Map.entry("blank", of("\t ")),
            Map.entry("cntrl", range(0, 0x1F).or(c -> c == 0x7F)),
            Map.entry("digit", DIGIT),
            Map.entry("graph", GRAPH),
            Map.entry("lower", LOWER),
            Map.entry("print", range(' ', '~')),
            Map.entry("punct", GRAPH.and(ALNUM.negate())),
            Map.entry("space", SPACE.or(c -> c == 0x0B)),
            Map.entry("upper", UPPER),
            Map.entry("word", WORD),
            Map.entry("xdigit", DIGIT.or(range('a', 'f')).or(range('A', 'F'))));

    private CharClasses() {}

    static IntPredicate range(int first, int last) {
        return c -> c >= first && c <= last;
    }

    /** What {@code \d}, {@code \W} and their like stand for. */
    static Optional<IntPredicate> perl(int letter) {
        return Optional.ofNullable(
                switch (letter) {
                    case 'd' -> DIGIT;
                    case 'D' -> DIGIT.negate();
                    case 's' -> SPACE;
                    case 'S' -> SPACE.negate();
                    case 'w' -> WORD;
                    case 'W' -> WORD.negate();
                    default -> null;
                });
    }

    /** What {@code [:name:]} stands for. */
    static Optional<IntPredicate> posix(String name) {
        return Optional.ofNullable(POSIX.get(name));
    }

    /** What {@code \p{name}} stands for: a general category such as {@code Lu}, or a script such as {@code Greek}. */
    static Optional<IntPredicate> unicode(String name) {
        if (name.equals("Any")) {
            return Optional.of(c -> true);
        }
        try {
            // One code point is all that the platform's expression ever sees, so it cannot step back either.
            Predicate<String> category = Pattern.compile("\\p{Is" + name + "}").asMatchPredicate();
            return Optional.of(c -> category.test(Character.toString(c)));
        } catch (PatternSyntaxException unknownName) {
            return Optional.empty();
        }
    }

    /** The same set whatever the case. */
    static IntPredicate ignoringCase(IntPredicate set) {
        return c -> set.test(c) || set.test(Character.toUpperCase(c)) || set.test(folded(c));
    }

    /** One of the code points that differ in case only; more than two do so for k and s. */
    static int folded(int character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }

    private static IntPredicate of(String members) {
        return c -> members.indexOf(c) >= 0;
    }
}
