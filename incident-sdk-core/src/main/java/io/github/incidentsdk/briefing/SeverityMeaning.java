package io.github.incidentsdk.briefing;

import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Text;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a severity means to an organisation.
 *
 * @param severity which
 * @param meaning what is so bad, such as {@code customers cannot check out}; null when nobody said
 * @param expects what is expected of whom; null when nobody said
 * @param updateEvery how often each audience is to be told, longer than zero; empty when nobody said
 */
public record SeverityMeaning(
        Severity severity,
        @Nullable String meaning,
        @Nullable String expects,
        Map<Audience, Duration> updateEvery) {

    public SeverityMeaning {
        meaning = meaning == null ? null : Text.line(meaning, Text.VALUE);
        expects = expects == null ? null : Text.line(expects, Text.VALUE);
        Map<Audience, Duration> ordered = new EnumMap<>(Audience.class);
        ordered.putAll(updateEvery);
        updateEvery = Collections.unmodifiableMap(ordered);
        if (ordered.values().stream().anyMatch(every -> every.isZero() || every.isNegative())) {
            throw new IllegalArgumentException("an audience is told every so often, not every " + ordered.values());
        }
    }

    /** A severity of which nothing is said. */
    public static SeverityMeaning of(Severity severity) {
        return new SeverityMeaning(severity, null, null, Map.of());
    }

    /** The same, which means this. */
    public SeverityMeaning means(String what) {
        return new SeverityMeaning(severity, what, expects, updateEvery);
    }

    /** The same, which expects this. */
    public SeverityMeaning expects(String what) {
        return new SeverityMeaning(severity, meaning, what, updateEvery);
    }

    /** The same, of which {@code audience} is told so often. */
    public SeverityMeaning updates(Audience audience, Duration every) {
        Map<Audience, Duration> all = new EnumMap<>(Audience.class);
        all.putAll(updateEvery);
        all.put(audience, every);
        return new SeverityMeaning(severity, meaning, expects, all);
    }
}
