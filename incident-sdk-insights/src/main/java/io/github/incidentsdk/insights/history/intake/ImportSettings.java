package io.github.incidentsdk.insights.history.intake;

import io.github.incidentsdk.model.Severity;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How files of other tools are understood; immutable.
 *
 * <p>Columns, or members in JSON, of these names are read, in any case and with or without underscores: {@code id}, {@code title},
 * {@code severity} (or {@code severity_raw}, {@code impact}, {@code priority}), {@code kind}, {@code type}, {@code service}, {@code
 * components} (several are parted by {@code |} or {@code ;}), {@code category}, {@code owner}, {@code started_at}, {@code
 * declared_at} (or {@code created_at}), {@code acknowledged_at}, {@code mitigated_at}, {@code resolved_at}, {@code reviewed_at},
 * {@code detected_by}, {@code customer_impact}, {@code factors}, {@code drill}, {@code link}. Of these {@code id} has to be there,
 * and {@code started_at} or {@code declared_at}. All others are passed over.
 *
 * <p>Times are as in ISO 8601; without an offset they are taken as UTC. Severities are SEV1 to SEV5, P1 to P5, 1 to 5, or words:
 * critical, major, minor, none and such. Rows of the kind {@code maintenance} are no incidents and are kept apart.
 */
public final class ImportSettings {

    private static final Map<String, Severity> WORDS = Map.ofEntries(
            Map.entry("blocker", Severity.SEV1),
            Map.entry("critical", Severity.SEV1),
            Map.entry("highest", Severity.SEV1),
            Map.entry("major", Severity.SEV2),
            Map.entry("high", Severity.SEV2),
            Map.entry("error", Severity.SEV2),
            Map.entry("medium", Severity.SEV3),
            Map.entry("moderate", Severity.SEV3),
            Map.entry("minor", Severity.SEV3),
            Map.entry("warning", Severity.SEV3),
            Map.entry("low", Severity.SEV4),
            Map.entry("trivial", Severity.SEV5),
            Map.entry("info", Severity.SEV5),
            Map.entry("informational", Severity.SEV5));

    private static final Pattern LEVEL = Pattern.compile("((sev|severity|p|s)[- ]?)?[1-5]");

    /** Words that say that nobody said. */
    private static final Set<String> NOBODY_SAID = Set.of("", "none", "unknown", "n/a", "-", "maintenance");

    private final Map<String, Severity> words;
    private final Set<String> apart;
    private final ZoneId zone;

    private ImportSettings(Map<String, Severity> words, Set<String> apart, ZoneId zone) {
        this.words = Map.copyOf(words);
        this.apart = Set.copyOf(apart);
        this.zone = zone;
    }

    public static ImportSettings ofDefaults() {
        return new ImportSettings(WORDS, Set.of("maintenance", "scheduled"), ZoneOffset.UTC);
    }

    /** With {@code word} for {@code severity}, in any case. */
    public ImportSettings severity(String word, Severity severity) {
        Map<String, Severity> more = new HashMap<>(words);
        more.put(plain(word), severity);
        return new ImportSettings(more, apart, zone);
    }

    /** With rows of {@code kind}, too, kept apart as no incidents. */
    public ImportSettings apart(String kind) {
        Set<String> more = new HashSet<>(apart);
        more.add(plain(kind));
        return new ImportSettings(words, more, zone);
    }

    /** With times that have no offset taken as of {@code zone}. */
    public ImportSettings zone(ZoneId zone) {
        return new ImportSettings(words, apart, zone);
    }

    ZoneId zone() {
        return zone;
    }

    boolean isApart(String kind) {
        return apart.contains(plain(kind));
    }

    /** What {@code text} says; null when it says that nobody said. */
    @Nullable
    Severity severityOf(String text) throws Misunderstood {
        String word = plain(text);
        Severity known = words.get(word);
        if (known != null || NOBODY_SAID.contains(word)) {
            return known;
        }
        if (!LEVEL.matcher(word).matches()) {
            throw new Misunderstood(
                    "is no severity; write SEV1 to SEV5, or say which one it is by ImportSettings.severity");
        }
        return Severity.valueOf("SEV" + word.charAt(word.length() - 1));
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
