package io.github.incidentsdk.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Wall time as {@code 2026-03-01T12:00:00.000Z}, written and read without a formatter; other precisions and years before 0 or
 * after 9999 take the JDK's own way.
 */
final class IsoTime {

    static final int LENGTH = 24;

    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final int DAY = 86_400;

    /** How many days each month has at least. */
    private static final byte[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private static final long FIRST = -62_167_219_200L; // 0000-01-01T00:00:00Z
    private static final long LAST = 253_402_300_799L; // 9999-12-31T23:59:59Z
    private static final int ERA_YEARS = 400;
    private static final int ERA_DAYS = 146_097;

    private IsoTime() {}

    /** Writes from {@code start} on; false, and nothing written, when the time does not fit the form. */
    static boolean write(Instant at, byte[] into, int start) {
        long second = at.getEpochSecond();
        int nano = at.getNano();
        if (second < FIRST || second > LAST || nano % 1_000_000 != 0) {
            return false;
        }
        int ofDay = (int) Math.floorMod(second, (long) DAY);
        date((int) Math.floorDiv(second, (long) DAY), into, start);
        into[start + 10] = 'T';
        digits(ofDay / 3600, 2, start + 11, into);
        into[start + 13] = ':';
        digits(ofDay / 60 % 60, 2, start + 14, into);
        into[start + 16] = ':';
        digits(ofDay % 60, 2, start + 17, into);
        into[start + 19] = '.';
        digits(nano / 1_000_000, 3, start + 20, into);
        into[start + 23] = 'Z';
        return true;
    }

    /** Counts years from March, so that the leap day is the last of its year and months follow a line. */
    private static void date(int epochDay, byte[] into, int start) {
        int day = epochDay + 719_468; // since 0000-03-01
        int era = Math.floorDiv(day, ERA_DAYS);
        int ofEra = day - era * ERA_DAYS;
        int year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * year + year / 4 - year / 100);
        int month = (5 * ofYear + 2) / 153;
        digits(era * ERA_YEARS + year + (month >= 10 ? 1 : 0), 4, start, into);
        into[start + 4] = '-';
        digits(month < 10 ? month + 3 : month - 9, 2, start + 5, into);
        into[start + 7] = '-';
        digits(ofYear - (153 * month + 2) / 5 + 1, 2, start + 8, into);
    }

    private static void digits(int value, int count, int at, byte[] into) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /**
     * Reads what {@link #write} or {@link Instant#toString()} wrote.
     *
     * @throws DateTimeException when the text is no time
     */
    static Instant read(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        if (bytes.length != LENGTH || !isPlain(bytes, 0)) {
            return Instant.parse(text); // it knows leap years, and what to say of a time that is none
        }
        return plain(bytes, 0);
    }

    /** Whether at {@code from} there stands a time that {@link #plain} reads. */
    static boolean isPlain(byte[] text, int from) {
        for (int i = 0; i < LENGTH; i++) {
            char form = FORM.charAt(i);
            byte is = text[from + i];
            if (form == '0' ? is < '0' || is > '9' : is != form) {
                return false;
            }
        }
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS[month - 1]
                && two(text, from + 11) <= 23
                && two(text, from + 14) <= 59
                && two(text, from + 17) <= 59;
    }

    /** The time that stands at {@code from}. */
    static Instant plain(byte[] text, int from) {
        int year = 100 * two(text, from) + two(text, from + 2);
        int month = two(text, from + 5);
        int fromMarch = month > 2 ? month - 3 : month + 9;
        int ofYear = (153 * fromMarch + 2) / 5 + two(text, from + 8) - 1;
        int marchYear = month > 2 ? year : year - 1;
        int era = Math.floorDiv(marchYear, ERA_YEARS);
        int ofEra = marchYear - era * ERA_YEARS;
        long days = (long) era * ERA_DAYS + ofEra * 365L + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
        long second = days * DAY + two(text, from + 11) * 3600L + two(text, from + 14) * 60L + two(text, from + 17);
        int milli = 10 * two(text, from + 20) + text[from + 22] - '0';
        return Instant.ofEpochSecond(second, milli * 1_000_000L);
    }

    private static int two(byte[] text, int at) {
        return (text[at] - '0') * 10 + text[at + 1] - '0';
    }
}
