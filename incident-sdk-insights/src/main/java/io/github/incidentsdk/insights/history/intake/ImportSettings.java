package io.github.incidentsdk.insights.history.intake;

import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How files of other tools are understood; immutable.
 *
 * <p>Columns, or members in JSON, of these names are read, in any case and with or without underscores: {@code id}, {@code title},
 * {@code severity} (or {@code severity_raw}, {@code impact}, {@code priority}), {@code kind}, {@code type}, {@code service}, {@code
 * components} (several are parted by {@code |} or {@code ;}), {@code category}, {@code owner}, {@code started_at}, {@code
 * declared_at} (or {@code created_at}), {@code acknowledged_at}, {@code mitigated_at}, {@code resolved_at}, {@code reviewed_at},
 * {@code detected_by}, {@code customer_impact}, {@code factors}, {@code drill}, {@code link}. Of these {@code id} has to be there,
 * and {@code started_at} or {@code declared_at}. All others are passed over, and the history's cautions name them.
 *
 * <p>Times are as in ISO 8601; without an offset they are taken as UTC. Severities are SEV1 to SEV5, P1 to P5, 1 to 5, or words:
 * SEV1 blocker, critical, highest; SEV2 major, high, error; SEV3 medium, moderate, minor, warning; SEV4 low; SEV5 trivial, info,
 * informational; nobody said: none, unknown, n/a, -, maintenance. Rows of the kind {@code maintenance} are no incidents and are
 * kept apart.
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

    /** Fields by the names of the columns that somebody said have them. */
    private final Map<String, Field> columns;

    private final @Nullable DateTimeFormatter dates;

    private ImportSettings(
            Map<String, Severity> words,
            Set<String> apart,
            ZoneId zone,
            Map<String, Field> columns,
            @Nullable DateTimeFormatter dates) {
        this.words = Map.copyOf(words);
        this.apart = Set.copyOf(apart);
        this.zone = zone;
        this.columns = Map.copyOf(columns);
        this.dates = dates;
    }

    public static ImportSettings ofDefaults() {
        return new ImportSettings(WORDS, Set.of("maintenance", "scheduled"), ZoneOffset.UTC, Map.of(), null);
    }

    /** With {@code word} for {@code severity}, in any case. */
    public ImportSettings severity(String word, Severity severity) {
        Map<String, Severity> more = new HashMap<>(words);
        more.put(plain(word), severity);
        return new ImportSettings(more, apart, zone, columns, dates);
    }

    /** With rows of {@code kind}, too, kept apart as no incidents. */
    public ImportSettings apart(String kind) {
        Set<String> more = new HashSet<>(apart);
        more.add(plain(kind));
        return new ImportSettings(words, more, zone, columns, dates);
    }

    /** With times that have no offset taken as of {@code zone}. */
    public ImportSettings zone(ZoneId zone) {
        return new ImportSettings(words, apart, zone, columns, dates);
    }

    /**
     * With what is called {@code name} above read from the column {@code header}, such as {@code started} from {@code Began on}.
     *
     * @throws IllegalArgumentException when nothing is called so
     */
    public ImportSettings column(String name, String header) {
        Field field = Field.of(name);
        if (field == null) {
            throw new IllegalArgumentException("nothing that is read is called \"" + name + "\"; there are "
                    + Arrays.stream(Field.values())
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")));
        }
        Map<String, Field> more = new HashMap<>(columns);
        more.put(Field.plain(header), field);
        return new ImportSettings(words, apart, zone, more, dates);
    }

    /**
     * With times as {@code pattern} has them, such as {@code dd.MM.yyyy HH:mm}, beside those of ISO 8601.
     *
     * @param pattern as {@link DateTimeFormatter} understands it, names of months in English
     * @throws IllegalArgumentException when it is no pattern
     */
    public ImportSettings dates(String pattern) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
        return new ImportSettings(words, apart, zone, columns, formatter);
    }

    ZoneId zone() {
        return zone;
    }

    Instant time(String text) throws Misunderstood {
        return Times.read(text, zone, dates);
    }

    /** What somebody said that the column {@code header} has; null where nobody did. */
    @Nullable
    Field said(String header) {
        return columns.get(Field.plain(header));
    }

    /** What the column {@code header} has, by what was said or else by its name; null where that is nothing that is read. */
    @Nullable
    Field fieldOf(String header) {
        Field said = said(header);
        return said == null ? Field.of(header) : said;
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
                    "is no severity; write SEV1 to SEV5, or say which one it is, as in --severity urgent=SEV1 or, in code,"
                            + " severity(\"urgent\", SEV1)");
        }
        return Severity.valueOf("SEV" + word.charAt(word.length() - 1));
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
