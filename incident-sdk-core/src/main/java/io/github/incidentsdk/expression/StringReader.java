package io.github.incidentsdk.expression;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a quoted text with Go's escapes, which may spell single bytes of UTF-8. */
final class StringReader {

    private final Characters in;
    private final Position start;
    private final int quote;

    /** One character per byte. */
    private final StringBuilder bytes = new StringBuilder();

    StringReader(Characters in) {
        this.in = in;
        this.start = in.position();
        this.quote = in.next();
    }

    String read() {
        for (int character = in.next(); character != quote; character = in.next()) {
            if (character == Characters.NONE || (character == '\n' && quote != '`')) {
                throw wrong(start, "the text that begins here has no closing " + Character.toString(quote));
            }
            if (character == '\\' && quote != '`') {
                escape();
            } else {
                append(character);
            }
        }
        return decoded();
    }

    private void escape() {
        Position at = in.position();
        int letter = in.next();
        switch (letter) {
            case 'a' -> append(0x07);
            case 'b' -> append('\b');
            case 'f' -> append('\f');
            case 'n' -> append('\n');
            case 'r' -> append('\r');
            case 't' -> append('\t');
            case 'v' -> append(0x0B);
            case '\\' -> append('\\');
            case 'x' -> bytes.append((char) code(0, 2, 16, at));
            case 'u' -> append(code(0, 4, 16, at));
            case 'U' -> append(code(0, 8, 16, at));
            default -> {
                if (letter == quote) {
                    append(letter);
                } else if (letter >= '0' && letter <= '7') {
                    bytes.append((char) octal(letter - '0', at));
                } else {
                    throw wrong(
                            at,
                            "a backslash before " + (letter == Characters.NONE ? "the end" : shown(letter))
                                    + " is no escape sequence; for a backslash itself write two, or put the text in `…`");
                }
            }
        }
    }

    private int octal(int first, Position at) {
        int code = code(first, 2, 8, at);
        if (code > 0xFF) {
            throw wrong(at, "an octal escape sequence ends at \\377");
        }
        return code;
    }

    private int code(int first, int digits, int radix, Position at) {
        int code = first;
        for (int i = 0; i < digits; i++) {
            int character = in.next();
            int digit = character < 0x80 && character >= 0 ? Character.digit(character, radix) : -1;
            if (digit < 0) {
                throw wrong(
                        at, "an escape sequence is cut short; it needs " + digits + " more digits of base " + radix);
            }
            // Eight digits overflow an int; what is too large already only has to stay so.
            code = Math.min(code, Character.MAX_CODE_POINT) * radix + digit;
        }
        return code;
    }

    private void append(int character) {
        if (character > Character.MAX_CODE_POINT
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)) {
            throw wrong(
                    start, "the text that begins here has half a surrogate pair or a code point that does not exist");
        }
        byte[] encoded = Character.toString(character).getBytes(StandardCharsets.UTF_8);
        bytes.append(new String(encoded, StandardCharsets.ISO_8859_1));
    }

    private String decoded() {
        byte[] written = bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
        String text = new String(written, StandardCharsets.UTF_8);
        // Decoding puts a replacement where bytes make no sense, and then they do not come back.
        if (!Arrays.equals(written, text.getBytes(StandardCharsets.UTF_8))) {
            throw wrong(start, "the escape sequences of the text that begins here are not valid UTF-8");
        }
        return text;
    }

    private static String shown(int character) {
        return Quoting.quoted(Character.toString(character));
    }

    private static ExpressionException wrong(Position position, String message) {
        return ExpressionException.wrong(position, "a text", message);
    }
}
