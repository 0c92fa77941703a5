package io.github.incidentsdk.expression.regex;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how often something is repeated. */
final class CountParser {

    /** RE2's limit. */
    private static final int MAX_COUNT = 1_000;

    private static final Pattern BRACES = Pattern.compile("([0-9]{1,9})(,([0-9]{1,9})?)?");

    private final RegexReader in;

    CountParser(RegexReader in) {
        this.in = in;
    }

    record Count(int min, int max) {}

    /** Reads the repetition behind a part, if there is one. */
    Node repeated(Node part) {
        Optional<Count> count = read();
        if (count.isEmpty()) {
            return part;
        }
        // Greed decides only what a group captures, and nothing is captured here.
        in.accept("?");
        if (read().isPresent()) {
            throw in.error("a repetition of a repetition needs parentheses");
        }
        return Node.repeat(part, count.get().min(), count.get().max());
    }

    /** Reads {@code *}, {@code +}, {@code ?} or a count in braces; nothing else, and braces with anything else in them are text. */
    Optional<Count> read() {
        if (in.accept("*")) {
            return Optional.of(new Count(0, Node.Repeat.UNBOUNDED));
        }
        if (in.accept("+")) {
            return Optional.of(new Count(1, Node.Repeat.UNBOUNDED));
        }
        if (in.accept("?")) {
            return Optional.of(new Count(0, 1));
        }
        int mark = in.mark();
        if (in.accept("{") && in.seesLater("}")) {
            Matcher braces = BRACES.matcher(in.until("}"));
            if (braces.matches()) {
                return Optional.of(inBraces(braces));
            }
        }
        in.reset(mark);
        return Optional.empty();
    }

    private Count inBraces(Matcher braces) {
        int min = Integer.parseInt(braces.group(1));
        int max = min;
        if (braces.group(2) != null) {
            max = braces.group(3) == null ? Node.Repeat.UNBOUNDED : Integer.parseInt(braces.group(3));
        }
        if (min > MAX_COUNT || max > MAX_COUNT) {
            throw in.error("a count is above " + MAX_COUNT);
        }
        if (max != Node.Repeat.UNBOUNDED && max < min) {
            throw in.error("a count ends before it begins");
        }
        return new Count(min, max);
    }
}
