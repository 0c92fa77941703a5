package io.github.incidentsdk.rule;

import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says: which incident type it declares, what it looks at, from where on it is how bad, and for how long.
 *
 * <pre>{@code
 * IncidentRule.named("checkout-errors").declares("outage")
 *         .value("errors_per_second / requests_per_second")
 *         .level(SEV1, "> 0.20").level(SEV2, "> 0.05")
 *         .holdsFor(ofMinutes(2))
 *         .build();
 * }</pre>
 *
 * <p>Expressions are text here; whoever runs the rule parses them. Two rules are equal when they say the same. Immutable and
 * safe for all threads. Defaults: {@link IncidentRuleBuilder}.
 */
public final class IncidentRule {

    /** What a rule looks at. */
    public enum Form {
        /** One value; levels are comparisons with it. */
        VALUE,
        /** Named metrics, judged by the rule's levels or, where it has none, by the type's severity policy. */
        METRICS,
        /** One condition and the severity it means. */
        CONDITION
    }

    /** What a condition means that nobody can answer: no data, NaN, a source that fails. */
    public enum NoData {
        /** Nothing opens and nothing closes. */
        KEEP,
        /** An open incident ends as if the condition were false. */
        RESOLVE,
        /** Once it lasts, it counts as true. */
        DECLARE
    }

    /** What 0/0 means. */
    public enum ZeroDenominator {
        /** No traffic is no trouble. */
        FALSE,
        /** As if nothing were known. */
        HOLD
    }

    /** Whether anybody is told of what a rule finds. */
    public enum Mode {
        LIVE,
        /** Its claims are kept apart and scored against what was declared, and nobody is told. */
        SHADOW
    }

    /** What becomes of an incident whose series its healthy source no longer has. */
    public enum SeriesGone {
        /** It ends, once the series has been gone for {@link #goneAfter()}. */
        RESOLVE,
        /** It stays open until somebody sees the series again, or resolves it. */
        KEEP
    }

    /**
     * When it is over, where that is not simply "no level is true".
     *
     * @param when the condition that must be true; in a rule with a value it may be a comparison with it
     * @param holdsFor how long it must be true; null for the {@code keep} of the level that held last
     */
    public record Resolve(String when, @Nullable Duration holdsFor) {}

    private final String id;
    private final String declares;
    private final Form form;
    private final @Nullable String value;
    private final Map<String, String> metrics;
    private final List<Level> levels;
    private final IncidentRuleBuilder.Timing timing;
    private final IncidentRuleBuilder.Unknowns unknowns;
    private final @Nullable Resolve resolve;
    private final @Nullable List<String> by;
    private final Map<String, String> tags;
    private final @Nullable String source;
    private final boolean enabled;
    private final boolean dampsFlapping;
    private final Mode mode;

    IncidentRule(IncidentRuleBuilder builder, String declares, Form form) {
        this.id = builder.id;
        this.declares = declares;
        this.form = form;
        this.value = builder.value;
        this.metrics = Collections.unmodifiableMap(new LinkedHashMap<>(builder.metrics));
        this.levels = builder.levels().stream()
                .sorted(Comparator.comparing(Level::severity))
                .toList();
        this.timing = builder.timing;
        this.unknowns = builder.unknowns;
        this.resolve = builder.resolve;
        this.by = builder.by == null ? null : List.copyOf(builder.by);
        this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(builder.tags));
        this.source = builder.source;
        this.enabled = builder.enabled;
        this.dampsFlapping = builder.dampsFlapping;
        this.mode = builder.mode;
    }

    /** Starts a rule. The id is lower-case letters, digits and dashes, beginning with a letter. */
    public static IncidentRuleBuilder named(String id) {
        return new IncidentRuleBuilder(id);
    }

    public String id() {
        return id;
    }

    /** The name of the incident type that it declares. */
    public String declares() {
        return declares;
    }

    public Form form() {
        return form;
    }

    /** The expression of a rule of form {@link Form#VALUE}; null in other forms. */
    public @Nullable String value() {
        return value;
    }

    /** Expressions by metric name, in a rule of form {@link Form#METRICS}; empty in other forms. */
    public Map<String, String> metrics() {
        return metrics;
    }

    /**
     * The levels, most severe first: at least one with a value, exactly one with a condition, and none when the type's
     * severity policy judges the metrics.
     */
    public List<Level> levels() {
        return levels;
    }

    /** How long a level must be true before it holds, where the level does not say. */
    public Duration holdsFor() {
        return timing.holdsFor();
    }

    /** How long {@code level} must be true before it holds. */
    public Duration holdsFor(Level level) {
        return level.holdsFor() == null ? holdsFor() : level.holdsFor();
    }

    /** How long {@code level} must be false before it ends: as set, else the longer of its {@code for} and two ticks. */
    public Duration keep(Level level) {
        if (timing.keep() != null) {
            return timing.keep();
        }
        Duration twoTicks = every().multipliedBy(2);
        Duration holdsFor = holdsFor(level);
        return holdsFor.compareTo(twoTicks) > 0 ? holdsFor : twoTicks;
    }

    /** The pause between two evaluations: one tick. */
    public Duration every() {
        return timing.every();
    }

    /** How far back it looks, for sources whose values arrive late. */
    public Duration delay() {
        return timing.delay();
    }

    /** When it is over; empty where that is so once no level is true. */
    public Optional<Resolve> resolve() {
        return Optional.ofNullable(resolve);
    }

    /** The labels that tell one incident from another; empty when the type's {@code by} decides. */
    public Optional<List<String>> by() {
        return Optional.ofNullable(by);
    }

    /** Tags of every incident that it opens. */
    public Map<String, String> tags() {
        return tags;
    }

    /** What a condition means that nobody can answer. */
    public NoData noData() {
        return unknowns.noData();
    }

    /** How long what it looks at must be unknown before that is reported; never less than five ticks count. */
    public Duration blindAfter() {
        return unknowns.blindAfter();
    }

    /** What 0/0 means. */
    public ZeroDenominator zeroDenominator() {
        return unknowns.zeroDenominator();
    }

    /** What was chosen; empty leaves it to the source: resolve in the process, keep where a remote engine evaluates. */
    public Optional<SeriesGone> seriesGone() {
        return Optional.ofNullable(unknowns.seriesGone());
    }

    /** How long a series must be gone before that ends anything; never less than three ticks. */
    public Duration goneAfter() {
        return unknowns.goneAfter();
    }

    /** The name of the source or engine that evaluates it; empty for the metrics of this process. */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /** Whether it is evaluated at all. */
    public boolean enabled() {
        return enabled;
    }

    public Mode mode() {
        return mode;
    }

    /** Whether what it opened stays open as long as what it sees changes at short intervals. */
    public boolean dampsFlapping() {
        return dampsFlapping;
    }

    /** The level for {@code severity}, if the rule has one. */
    public Optional<Level> level(Severity severity) {
        return levels.stream().filter(level -> level.severity() == severity).findFirst();
    }

    /** A builder that starts from what this rule says. */
    public IncidentRuleBuilder toBuilder() {
        return new IncidentRuleBuilder(this, timing, unknowns);
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
                id,
                declares,
                form,
                value,
                metrics,
                levels,
                timing,
                unknowns,
                resolve,
                by,
                tags,
                source,
                enabled,
                dampsFlapping,
                mode);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IncidentRule rule && parts().equals(rule.parts());
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, declares, levels);
    }

    @Override
    public String toString() {
        return "rule " + id;
    }
}
