package io.github.incidentsdk.journal.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A segment's file name, such as {@code 0000000000000000001-00.jsonl}; names sort in the order of their lines.
 *
 * @param first the number behind that of the last line before it, also where the numbers from there on were left out
 * @param nth counts segments that were begun for the same line, since an earlier one failed
 */
record SegmentName(long first, int nth) implements Comparable<SegmentName> {

    private static final Pattern FORM = Pattern.compile("(\\d{19})-(\\d{2,9})\\.jsonl");
    private static final String DAMAGED = ".damaged";

    static Optional<SegmentName> parse(String file) {
        Matcher matcher = FORM.matcher(file);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SegmentName(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))));
        } catch (NumberFormatException beyondALong) {
            return Optional.empty();
        }
    }

    /** Of one that was damaged and stays beside the others under {@link #damaged}. */
    static Optional<SegmentName> parseDamaged(String file) {
        int end = file.indexOf(DAMAGED);
        return end < 0 ? Optional.empty() : parse(file.substring(0, end));
    }

    /** What it is called when it is set aside; more than once where another one of its name was before. */
    String damaged(int times) {
        return file() + DAMAGED + (times == 1 ? "" : "-" + times);
    }

    SegmentName next() {
        return new SegmentName(first, nth + 1);
    }

    String file() {
        return String.format(Locale.ROOT, "%019d-%02d.jsonl", first, nth);
    }

    @Override
    public int compareTo(SegmentName other) {
        return first == other.first ? Integer.compare(nth, other.nth) : Long.compare(first, other.first);
    }
}
