package io.github.incidentsdk.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;

/**
 * Goes through JSON text byte by byte, as long as it looks as the SDK writes it: without white space, members in one order.
 *
 * <p>Every {@code pass} method is false where something else stands, which may well be JSON: then it is for {@link JsonReader},
 * and where this stands means nothing any more. What is passed {@link JsonReader} would take as well. For one thread.
 */
public final class PlainJson {

    private static final String ESCAPED = "\"\\/bfnrt";
    private static final int MOST_DIGITS = 18;
    private static final int MOST_OF_A_DECIMAL = 40;

    private final byte[] bytes;
    private final int end;
    private int at;

    /** Where the time stands that was passed last; 0 before. */
    private int lastTime;

    /** Begins at {@code offset}. */
    public PlainJson(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    int at() {
        return at;
    }

    /** Goes back to where this was. */
    void back(int position) {
        at = position;
    }

    public boolean isAtEnd() {
        return at == end;
    }

    /** Passes exactly these bytes; stays where it is when others stand there. */
    public boolean pass(byte[] literal) {
        if (!isAt(at, literal)) {
            return false;
        }
        at += literal.length;
        return true;
    }

    /** The next bytes from {@code behind} here on, as {@link ByteSearch#upToEight} tells them. */
    long ahead(int behind) {
        return ByteSearch.upToEight(bytes, at + behind, end);
    }

    /** Passes a comma, unless {@code comma} is 0, and then exactly these bytes; stays where it is when others stand there. */
    boolean passName(int comma, byte[] name) {
        if (!isAt(at + comma, name) || (comma > 0 && bytes[at] != ',')) {
            return false;
        }
        at += comma + name.length;
        return true;
    }

    /** Passes one byte; stays where it is when another stands there. */
    boolean pass(char one) {
        if (at < end && bytes[at] == one) {
            at++;
            return true;
        }
        return false;
    }

    /** Passes a text. */
    public boolean passText() {
        if (!pass('"')) {
            return false;
        }
        while (true) {
            int here = ByteSearch.unordinary(bytes, at, end);
            at = here + 1;
            if (here == end) {
                return false;
            }
            byte next = bytes[here];
            if (next == '"') {
                return true;
            }
            if (!(next == '\\' ? passEscaped() : next < 0 && passRestOf(next))) {
                return false;
            }
        }
    }

    /** Passes a text in which every byte stands for itself. */
    boolean passAscii() {
        if (!pass('"')) {
            return false;
        }
        at = ByteSearch.unordinary(bytes, at, end);
        return pass('"');
    }

    private boolean passEscaped() {
        if (at == end) {
            return false;
        }
        byte what = bytes[at++];
        if (what != 'u') {
            return ESCAPED.indexOf(what) >= 0;
        }
        for (int until = at + 4; at < until; at++) {
            if (at == end || Character.digit(bytes[at], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Passes what follows the first byte of a character of several; not of all that there are, but of no other. */
    private boolean passRestOf(byte first) {
        int lead = first & 0xFF;
        int rest = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        if (lead < 0xC2 || lead == 0xE0 || lead == 0xED || lead > 0xF3) {
            return false;
        }
        if (lead == 0xF0 && (at == end || (bytes[at] & 0xFF) < 0x90)) {
            return false;
        }
        for (int i = 0; i < rest; i++) {
            if (at == end || (bytes[at++] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Passes a whole number that is not negative. */
    public boolean passNumber() {
        int begin = at;
        passDigits();
        int digits = at - begin;
        return digits > 0 && digits <= MOST_DIGITS && (digits == 1 || bytes[begin] != '0');
    }

    boolean passDecimal() {
        int begin = at;
        pass('-');
        if (!passNumber() || (pass('.') && !passDigits())) {
            return false;
        }
        if (pass('E') || pass('e')) {
            if (!pass('-')) {
                pass('+');
            }
            if (!passDigits()) {
                return false;
            }
        }
        return at - begin <= MOST_OF_A_DECIMAL;
    }

    private boolean passDigits() {
        int begin = at;
        int here = at;
        while (here < end && isDigit(bytes[here])) {
            here++;
        }
        at = here;
        return here > begin;
    }

    boolean passTime() {
        int time = at + 1;
        at += IsoTime.LENGTH + 2;
        if (at > end || bytes[time - 1] != '"' || bytes[at - 1] != '"') {
            return false;
        }
        if (lastTime != 0 && isLastTime(time)) {
            return true; // as a rule an event and most of the incident after it have one time
        }
        lastTime = time;
        return IsoTime.isPlain(bytes, time);
    }

    private boolean isLastTime(int time) {
        return ByteSearch.stands(bytes, lastTime, IsoTime.LENGTH, bytes, time);
    }

    boolean passTexts() {
        return passEntries(true);
    }

    boolean passNumbers() {
        return passEntries(false);
    }

    /** Passes an array of texts. */
    boolean passTextList() {
        if (!pass('[')) {
            return false;
        }
        if (pass(']')) {
            return true;
        }
        do {
            if (!passText()) {
                return false;
            }
        } while (pass(','));
        return pass(']');
    }

    private boolean passEntries(boolean areTexts) {
        if (!pass('{')) {
            return false;
        }
        if (pass('}')) {
            return true;
        }
        do {
            if (!passAscii() || !pass(':') || !(areTexts ? passText() : passDecimal())) {
                return false;
            }
        } while (pass(','));
        return pass('}');
    }

    /** Passes an object by its braces, whatever is in it. */
    boolean passObject() {
        if (at == end || bytes[at] != '{') {
            return false;
        }
        int depth = 0;
        while (at < end) {
            byte next = bytes[at];
            if (next == '"') {
                if (!passText()) {
                    return false;
                }
                continue;
            }
            at++;
            if (next == '{') {
                depth++;
            } else if (next == '}' && --depth == 0) {
                return true;
            }
        }
        return false;
    }

    /** Reads the object from {@code begin} to here, which was passed. */
    void read(int begin, JsonReader.Members into) throws JsonException {
        JsonReader.object(bytes, begin, at - begin, into);
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isEmptyAt(int position) {
        return bytes[position + 1] == ']';
    }

    /** The text that stands at {@code position} and was passed by {@link #passAscii}. */
    String asciiAt(int position) {
        int close = ByteSearch.unordinary(bytes, position + 1, end);
        return new String(bytes, position + 1, close - position - 1, ISO_8859_1);
    }

    /** As {@link #asciiAt(int)}; {@code likely} itself when it is that text. */
    String asciiAt(int position, String likely) {
        int length = likely.length();
        for (int i = 0; i < length; i++) {
            if (bytes[position + 1 + i] != likely.charAt(i)) {
                return asciiAt(position);
            }
        }
        return bytes[position + 1 + length] == '"' ? likely : asciiAt(position);
    }

    /** Whether exactly these bytes stand at {@code position}. */
    boolean isAt(int position, byte[] literal) {
        return position + literal.length <= end && ByteSearch.stands(literal, bytes, position);
    }

    /** The time that stands at {@code position} and was passed by {@link #passTime}. */
    Instant timeAt(int position) {
        return IsoTime.plain(bytes, position + 1);
    }

    /** The number that stands at {@code position} and was passed by {@link #passNumber}. */
    long numberAt(int position) {
        long number = 0;
        for (int i = position; i < end && isDigit(bytes[i]); i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
