package io.github.incidentsdk.spring.actuate;

import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * What a request says beside the operation and what it is done to; reading throws an {@link IllegalArgumentException} that names
 * the member, what it holds, and what it may hold.
 *
 * @param who who speaks
 * @param members what was said, by name
 */
record Said(String who, Map<String, String> members) {

    /** {@code name=value} or {@code name="a value, with commas"}. */
    private static final Pattern PAIR =
            Pattern.compile("\\s*([^=,\"\\s]+)\\s*=\\s*(?:\"([^\"]*)\"|([^,\"]*))\\s*(?:,|$)");

    Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    String required(String name, String what) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is missing: " + what));
    }

    @Nullable
    Severity severity(String name) {
        return text(name).map(word -> severity(name, word)).orElse(null);
    }

    private static Severity severity(String name, String word) {
        return Stream.of(Severity.values())
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is \"" + word
                        + "\", which is no severity; use one of " + List.of(Severity.values())));
    }

    Optional<Duration> duration(String name) {
        return text(name).map(text -> duration(name, text));
    }

    /** A duration that is longer than none. */
    static Duration duration(String name, String text) {
        try {
            Duration duration = DurationStyle.detectAndParse(text.strip());
            if (duration.compareTo(Duration.ZERO) > 0) {
                return duration;
            }
        } catch (IllegalArgumentException | ArithmeticException none) {
            throw new IllegalArgumentException(noDuration(name, text), none);
        }
        throw new IllegalArgumentException(noDuration(name, text));
    }

    private static String noDuration(String name, String text) {
        return "\"" + name + "\" is \"" + text + "\", which is no duration; use one such as 30m, 2h or 7d";
    }

    /** Names with commas between them. */
    Set<String> names(String name) {
        Set<String> names = new LinkedHashSet<>();
        text(name)
                .ifPresent(text -> Stream.of(text.split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .forEach(names::add));
        return names;
    }

    Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        String text = text(name).orElse("");
        Matcher pair = PAIR.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!pair.find(at) || pair.start() != at) {
                throw new IllegalArgumentException("\"" + name + "\" is \"" + text
                        + "\"; use name=value, with commas between several and quotes around a value that has one");
            }
            pairs.put(
                    pair.group(1),
                    pair.group(2) != null ? pair.group(2) : pair.group(3).strip());
            at = pair.end();
        }
        return pairs;
    }

    Map<String, Double> numbers(String name) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        pairs(name).forEach((key, value) -> {
            try {
                numbers.put(key, Double.valueOf(value));
            } catch (NumberFormatException none) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" says " + key + "=" + value + ", which is no number", none);
            }
        });
        return numbers;
    }
}
