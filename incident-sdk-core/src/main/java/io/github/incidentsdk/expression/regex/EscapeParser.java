package io.github.incidentsdk.expression.regex;

import java.util.Optional;
import java.util.function.IntPredicate;

/** Reads what follows a backslash, inside and outside of brackets. */
final class EscapeParser {

    private final RegexReader in;

    EscapeParser(RegexReader in) {
        this.in = in;
    }

    /** Reads an escape that stands for a set, or nothing when it stands for something else. */
    Optional<IntPredicate> set() {
        int mark = in.mark();
        int letter = in.next();
        if (letter == 'p' || letter == 'P') {
            IntPredicate named = unicode();
            return Optional.of(letter == 'P' ? named.negate() : named);
        }
        Optional<IntPredicate> perl = CharClasses.perl(letter);
        if (perl.isEmpty()) {
            in.reset(mark);
        }
        return perl;
    }

    private IntPredicate unicode() {
        String name = in.accept("{") ? in.until("}") : Character.toString(in.next());
        boolean negated = name.startsWith("^");
        String bare = negated ? name.substring(1) : name;
        IntPredicate set = CharClasses.unicode(bare)
                .orElseThrow(() -> in.error("`" + bare + "` is neither a category nor a script of Unicode"));
        return negated ? set.negate() : set;
    }

    /** Reads an escape that stands for one code point. */
    int character() {
        int letter = in.next();
        return switch (letter) {
            case 'a' -> 0x07;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            case 'x' -> hexadecimal();
            default -> CharClasses.DIGIT.test(letter) ? octal(letter) : punctuation(letter);
        };
    }

    private int hexadecimal() {
        String digits = in.accept("{") ? in.until("}") : Character.toString(in.next()) + Character.toString(in.next());
        int code = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.codePointAt(i) < 0x80 ? Character.digit(digits.charAt(i), 16) : -1;
            code = digit < 0 ? Integer.MAX_VALUE : Math.min(code, Character.MAX_CODE_POINT) * 16 + digit;
            if (code > Character.MAX_CODE_POINT) {
                break;
            }
        }
        if (digits.isEmpty() || code > Character.MAX_CODE_POINT) {
            throw in.error("`\\x` needs two hexadecimal digits, or a code point in braces");
        }
        return code;
    }

    private int octal(int first) {
        int code = first - '0';
        boolean more = octalDigitFollows();
        if (first > '7' || (first != '0' && !more)) {
            throw in.error(
                    "`\\" + Character.toString(first) + "` would refer back to a group, which RE2 does not have");
        }
        for (int i = 0; i < 2 && octalDigitFollows(); i++) {
            code = code * 8 + in.next() - '0';
        }
        return code;
    }

    private boolean octalDigitFollows() {
        int mark = in.mark();
        int next = in.atEnd() ? Boundary.NONE : in.next();
        in.reset(mark);
        return next >= '0' && next <= '7';
    }

    private int punctuation(int letter) {
        if (letter >= 0x80 || CharClasses.ALNUM.test(letter)) {
            throw in.error("`\\" + Character.toString(letter) + "` is no escape sequence of RE2");
        }
        return letter;
    }
}
