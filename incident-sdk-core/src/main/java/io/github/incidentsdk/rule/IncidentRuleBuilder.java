package io.github.incidentsdk.rule;

import io.github.incidentsdk.expression.Excerpt;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule.Form;
import io.github.incidentsdk.rule.IncidentRule.Mode;
import io.github.incidentsdk.rule.IncidentRule.NoData;
import io.github.incidentsdk.rule.IncidentRule.Resolve;
import io.github.incidentsdk.rule.IncidentRule.SeriesGone;
import io.github.incidentsdk.rule.IncidentRule.ZeroDenominator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a rule says; not safe for several threads.
 *
 * <p>Defaults: evaluated every 15 s; a level holds at once ({@code for} 0 s) and ends after being false for the longer of its
 * {@code for} and two ticks; what is unknown keeps things as they are, and is reported after 5 min; a series is gone for good after 5 min; 0/0 is false; no delay; identity as the type says;
 * metrics of this process; flapping is damped; live; enabled. No pause between evaluations may be below 100 ms.
 */
public final class IncidentRuleBuilder {

    record Timing(
            Duration every, Duration holdsFor, @Nullable Duration keep, Duration delay) {}

    record Unknowns(
            NoData noData,
            ZeroDenominator zeroDenominator,
            @Nullable SeriesGone seriesGone,
            Duration blindAfter,
            Duration goneAfter) {}

    private static final Pattern COMPARISON = Pattern.compile("\\s*(==|!=|<=|>=|<|>).*", Pattern.DOTALL);
    private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Duration SHORTEST_TICK = Duration.ofMillis(100);

    final String id;
    private @Nullable String declares;

    @Nullable
    String value;

    final Map<String, String> metrics = new LinkedHashMap<>();
    private @Nullable Level condition;
    private final List<Level> levels = new ArrayList<>();
    Timing timing = new Timing(Duration.ofSeconds(15), Duration.ZERO, null, Duration.ZERO);
    Unknowns unknowns =
            new Unknowns(NoData.KEEP, ZeroDenominator.FALSE, null, Duration.ofMinutes(5), Duration.ofMinutes(5));

    @Nullable
    Resolve resolve;

    @Nullable
    List<String> by;

    final Map<String, String> tags = new LinkedHashMap<>();

    @Nullable
    String source;

    boolean enabled = true;
    boolean dampsFlapping = true;
    Mode mode = Mode.LIVE;

    IncidentRuleBuilder(String id) {
        if (!IncidentType.isName(id)) {
            throw new IllegalArgumentException("\"" + id
                    + "\" cannot name a rule: use lower-case letters, digits and dashes, beginning with a letter,"
                    + " such as checkout-errors");
        }
        this.id = id;
    }

    IncidentRuleBuilder(IncidentRule rule, Timing timing, Unknowns unknowns) {
        this.id = rule.id();
        this.declares = rule.declares();
        this.value = rule.value();
        this.metrics.putAll(rule.metrics());
        if (rule.form() == Form.CONDITION) {
            this.condition = rule.levels().get(0);
        } else {
            this.levels.addAll(rule.levels());
        }
        this.timing = timing;
        this.unknowns = unknowns;
        this.resolve = rule.resolve().orElse(null);
        this.by = rule.by().orElse(null);
        this.tags.putAll(rule.tags());
        this.source = rule.source().orElse(null);
        this.enabled = rule.enabled();
        this.dampsFlapping = rule.dampsFlapping();
        this.mode = rule.mode();
    }

    /** Removes all levels, so that others can be given. */
    public IncidentRuleBuilder withoutLevels() {
        levels.clear();
        return this;
    }

    /** Whether a level of a rule with a value may read so: it begins with a comparison operator. */
    public static boolean isComparison(String text) {
        return COMPARISON.matcher(text).matches();
    }

    /** Whether {@code name} can name a metric: as in PromQL, and not {@code incident}, which is every incident's own series. */
    public static boolean isMetricName(String name) {
        return METRIC_NAME.matcher(name).matches() && !name.equals("incident");
    }

    /** The incident type that the rule declares. */
    public IncidentRuleBuilder declares(String type) {
        this.declares = type;
        return this;
    }

    /** What the levels compare; a rule has a value, or metrics, or a condition. */
    public IncidentRuleBuilder value(String expression) {
        this.value = expression;
        return this;
    }

    /** Adds a named metric. */
    public IncidentRuleBuilder metric(String name, String expression) {
        require(
                isMetricName(name),
                "names a metric \"" + name + "\"; use letters, digits and _, beginning with a letter,"
                        + " and not the reserved name incident");
        metrics.put(name, expression);
        return this;
    }

    /** The whole condition, and how bad it is when true. */
    public IncidentRuleBuilder condition(Severity severity, String condition) {
        this.condition = new Level(severity, condition);
        return this;
    }

    /** Adds a level: a comparison with the value ({@code > 0.20}), or a condition over the metrics. */
    public IncidentRuleBuilder level(Severity severity, String when) {
        return level(new Level(severity, when));
    }

    /** Adds a level that waits for {@code holdsFor}, whatever the rule says. */
    public IncidentRuleBuilder level(Severity severity, String when, Duration holdsFor) {
        return level(new Level(severity, when, holdsFor));
    }

    /** Adds a level. */
    public IncidentRuleBuilder level(Level level) {
        require(
                levels.stream().noneMatch(other -> other.severity() == level.severity()),
                "has two levels " + level.severity());
        levels.add(level);
        return this;
    }

    /** How long a level must be true before it holds; the key {@code for} of the configuration. */
    public IncidentRuleBuilder holdsFor(Duration duration) {
        timing = new Timing(timing.every, duration, timing.keep, timing.delay);
        return this;
    }

    /** How long a level must be false before it ends. */
    public IncidentRuleBuilder keep(Duration duration) {
        timing = new Timing(timing.every, timing.holdsFor, duration, timing.delay);
        return this;
    }

    /** The pause between two evaluations, at least 100 ms. */
    public IncidentRuleBuilder every(Duration tick) {
        timing = new Timing(tick, timing.holdsFor, timing.keep, timing.delay);
        return this;
    }

    /** How far back to look, for sources whose values arrive late; {@code time()} too is of that moment. */
    public IncidentRuleBuilder delay(Duration duration) {
        timing = new Timing(timing.every, timing.holdsFor, timing.keep, duration);
        return this;
    }

    /** The incident ends only when {@code when} is true, so that a value near the threshold does not open and close it. */
    public IncidentRuleBuilder resolvesWhen(String when) {
        this.resolve = new Resolve(when, null);
        return this;
    }

    /** The incident ends only when {@code when} was true for {@code holdsFor}. */
    public IncidentRuleBuilder resolvesWhen(String when, Duration holdsFor) {
        this.resolve = new Resolve(when, holdsFor);
        return this;
    }

    /** The labels that tell one incident from another, in place of the type's; none for one incident. */
    public IncidentRuleBuilder by(String... labels) {
        return by(Arrays.asList(labels));
    }

    /** The labels that tell one incident from another, in place of the type's; none for one incident. */
    public IncidentRuleBuilder by(List<String> labels) {
        this.by = List.copyOf(labels);
        return this;
    }

    /** Adds a tag to every incident that the rule opens. */
    public IncidentRuleBuilder tag(String name, String text) {
        tags.put(name, text);
        return this;
    }

    /** What a condition that nobody can answer means. */
    public IncidentRuleBuilder noData(NoData noData) {
        unknowns = new Unknowns(
                noData, unknowns.zeroDenominator, unknowns.seriesGone, unknowns.blindAfter, unknowns.goneAfter);
        return this;
    }

    /** What 0/0 means. */
    public IncidentRuleBuilder zeroDenominator(ZeroDenominator zeroDenominator) {
        unknowns = new Unknowns(
                unknowns.noData, zeroDenominator, unknowns.seriesGone, unknowns.blindAfter, unknowns.goneAfter);
        return this;
    }

    /** What becomes of an incident whose series is gone; unset leaves it to the source. */
    public IncidentRuleBuilder seriesGone(SeriesGone seriesGone) {
        unknowns = new Unknowns(
                unknowns.noData, unknowns.zeroDenominator, seriesGone, unknowns.blindAfter, unknowns.goneAfter);
        return this;
    }

    /**
     * How long what it looks at must be unknown before that is reported, what is pending is dropped, and {@link NoData#DECLARE}
     * counts it as true; never less than five ticks. A metric that comes only with the first failure may need a day.
     */
    public IncidentRuleBuilder blindAfter(Duration duration) {
        unknowns = new Unknowns(
                unknowns.noData, unknowns.zeroDenominator, unknowns.seriesGone, duration, unknowns.goneAfter);
        return this;
    }

    /** How long a series must be gone before {@link SeriesGone#RESOLVE} ends what it opened; never less than three ticks. */
    public IncidentRuleBuilder goneAfter(Duration duration) {
        unknowns = new Unknowns(
                unknowns.noData, unknowns.zeroDenominator, unknowns.seriesGone, unknowns.blindAfter, duration);
        return this;
    }

    /** The source or engine that evaluates it; null or unset for the metrics of this process. */
    public IncidentRuleBuilder source(@Nullable String name) {
        this.source = name;
        return this;
    }

    /** Whether it is evaluated at all; an incident that a disabled rule had opened ends. */
    public IncidentRuleBuilder enabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    /** Whether anybody is told of what it finds; live unless said. */
    public IncidentRuleBuilder mode(Mode mode) {
        this.mode = mode;
        return this;
    }

    /**
     * Whether what is open stays open as long as what the rule sees changes at short intervals: in 30 % of the last 21
     * evaluations, newer ones weighing more, until it is 20 %.
     */
    public IncidentRuleBuilder dampFlapping(boolean damp) {
        this.dampsFlapping = damp;
        return this;
    }

    /**
     * The rule.
     *
     * @throws IllegalArgumentException when something is missing, contradicts itself, or is an expression that cannot be
     *     evaluated; names the rule and what to do, of an expression also line and column
     */
    public IncidentRule build() {
        require(
                declares != null && IncidentType.isName(declares),
                "declares no incident type; say declares(\"outage\")");
        Form form = form();
        require(
                form != Form.CONDITION || levels.isEmpty(),
                "has a condition, which brings its one level; its other levels are never asked");
        if (form == Form.VALUE) {
            require(!levels.isEmpty(), "has a value and no levels; add level(SEV2, \"> 0.05\")");
            for (Level level : levels) {
                require(
                        isComparison(level.when()),
                        "has a level " + level.severity() + " \"" + Excerpt.of(level.when())
                                + "\", which does not begin with a comparison such as \"> 0.05\"");
            }
        }
        requireTimes();
        IncidentRule rule = new IncidentRule(this, declares == null ? "" : declares, form);
        RuleTexts.check(rule);
        return rule;
    }

    List<Level> levels() {
        return condition == null ? levels : List.of(condition);
    }

    private Form form() {
        int forms = (value == null ? 0 : 1) + (metrics.isEmpty() ? 0 : 1) + (condition == null ? 0 : 1);
        require(
                forms == 1,
                "has " + (forms == 0 ? "none" : "several") + " of value, metrics and condition; give it one");
        return value != null ? Form.VALUE : condition != null ? Form.CONDITION : Form.METRICS;
    }

    private void requireTimes() {
        require(timing.every.compareTo(SHORTEST_TICK) >= 0, "is evaluated every " + timing.every + "; at least 100 ms");
        require(!timing.holdsFor.isNegative(), "holds for a negative time, " + timing.holdsFor);
        require(timing.keep == null || !timing.keep.isNegative(), "keeps for a negative time, " + timing.keep);
        require(
                !unknowns.blindAfter.isNegative() && !unknowns.blindAfter.isZero(),
                "is blind after " + unknowns.blindAfter + "; that has to be longer than zero");
        require(!timing.delay.isNegative(), "has a negative delay, " + timing.delay);
        require(
                !unknowns.goneAfter.isNegative() && !unknowns.goneAfter.isZero(),
                "takes a series for gone after " + unknowns.goneAfter + "; that has to be longer than zero");
        for (Level level : levels) {
            require(
                    level.holdsFor() == null || !level.holdsFor().isNegative(),
                    "has a level " + level.severity() + " that holds for a negative time, " + level.holdsFor());
        }
        require(
                resolve == null
                        || resolve.holdsFor() == null
                        || !resolve.holdsFor().isNegative(),
                "resolves after a negative time");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("rule \"" + id + "\" " + otherwise);
        }
    }
}
