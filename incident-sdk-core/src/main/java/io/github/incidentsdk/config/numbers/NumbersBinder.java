package io.github.incidentsdk.config.numbers;

import io.github.incidentsdk.config.numbers.DeliveryConfig.Attempts;
import io.github.incidentsdk.config.numbers.DeliveryConfig.Span;
import io.github.incidentsdk.config.numbers.JournalConfig.Commit;
import io.github.incidentsdk.config.numbers.JournalConfig.Retention;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.config.tree.Texts;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code journal:}, {@code delivery:}, {@code limits:}, {@code logged-errors:}, {@code evaluation:} and {@code heartbeat:}; a number that cannot be read keeps its default. */
public final class NumbersBinder {

    private static final int MOST = 1_000_000;
    private static final int MOST_TICKS = 1_000;
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(1);

    private final Section section;

    private NumbersBinder(Section section) {
        this.section = section;
    }

    /** The settings of the journal; the defaults for an absent section. */
    public static JournalConfig journal(@Nullable Section section) {
        JournalConfig defaults = JournalConfig.defaults();
        return section == null ? defaults : new NumbersBinder(section).journal(defaults);
    }

    /** The settings of delivery; what is not said is as in {@code defaults}. */
    public static DeliveryConfig delivery(@Nullable Section section, DeliveryConfig defaults) {
        return section == null ? defaults : new NumbersBinder(section).delivery(defaults);
    }

    /** The limits; the defaults for an absent section. */
    public static LimitsConfig limits(@Nullable Section section) {
        LimitsConfig defaults = LimitsConfig.defaults();
        return section == null ? defaults : new NumbersBinder(section).limits(defaults);
    }

    /** What becomes of errors that were logged; the defaults for an absent section. */
    public static LoggedErrorsConfig loggedErrors(@Nullable Section section) {
        LoggedErrorsConfig defaults = LoggedErrorsConfig.defaults();
        return section == null ? defaults : new NumbersBinder(section).loggedErrors(defaults);
    }

    /** How rules look; the defaults for an absent section. */
    public static EvaluationConfig evaluation(@Nullable Section section) {
        EvaluationConfig defaults = EvaluationConfig.defaults();
        return section == null ? defaults : new NumbersBinder(section).evaluation(defaults);
    }

    /** Whom to tell that rules are evaluated; null for nobody. */
    public static @Nullable HeartbeatConfig heartbeat(@Nullable Section section) {
        return section == null ? null : new NumbersBinder(section).heartbeat();
    }

    private @Nullable HeartbeatConfig heartbeat() {
        Duration every = duration("every", HeartbeatConfig.EVERY);
        Boolean allowHttp = section.flag("allow-http");
        Node.Text url = section.leaf("url");
        finish();
        if (url == null) {
            section.problems().add(Problem.at(section.place(), "has no url; say whom to tell"));
            return null;
        }
        try {
            return new HeartbeatConfig(new URI(url.value()), every, Boolean.TRUE.equals(allowHttp));
        } catch (URISyntaxException impossible) { // its message would show what may be a credential
            section.problems()
                    .add(Problem.at(url.place(), "is not a URL that can be called; expected https://host/path"));
            return null;
        }
    }

    private JournalConfig journal(JournalConfig defaults) {
        NumbersBinder retention = below("retention");
        NumbersBinder commit = below("commit");
        JournalConfig journal = new JournalConfig(
                directory(),
                size("segment-size", defaults.segmentBytes(), 64L << 10),
                new Retention(
                        retention.duration("age", defaults.retention().age()),
                        retention.size("size", defaults.retention().bytes(), 1L << 20)),
                commit.commit(defaults.commit()),
                number("queue", defaults.queue()));
        retention.finish();
        commit.finish();
        finish();
        return journal;
    }

    private Commit commit(Commit usual) {
        Duration within = duration("within", usual.within());
        if (within.compareTo(LONGEST_COMMIT) > 0) {
            section.problems()
                    .add(Problem.at(
                            section.placeOf("within"),
                            "is too long, since sinks hear of nothing that is not written; expected at most "
                                    + Texts.ofDuration(LONGEST_COMMIT)));
            within = usual.within();
        }
        return new Commit(within, size("size", usual.bytes(), 4L << 10));
    }

    private @Nullable Path directory() {
        Node.Text leaf = section.leaf("directory");
        if (leaf == null) {
            return null;
        }
        try {
            return Path.of(leaf.value());
        } catch (InvalidPathException impossible) {
            section.problems().add(Problem.with(leaf.place(), leaf.written(), "is no path of a directory"));
            return null;
        }
    }

    private DeliveryConfig delivery(DeliveryConfig defaults) {
        Attempts usual = defaults.attempts();
        DeliveryConfig delivery = new DeliveryConfig(
                new Attempts(
                        duration("timeout", usual.timeout()),
                        span("pauses", usual.pauses()),
                        span("retry-after", usual.retryAfter()),
                        duration("give-up", usual.giveUp()),
                        number("fault-tries", usual.faults())),
                pace(defaults.pace()),
                backlog(defaults.backlog()),
                reAssert(defaults.reAssert()),
                number("dead-letters", defaults.deadLetters()));
        finish();
        return delivery;
    }

    private DeliveryConfig.Pace pace(DeliveryConfig.Pace usual) {
        NumbersBinder breaker = below("breaker");
        DeliveryConfig.Pace pace = new DeliveryConfig.Pace(
                breaker.number("failures", usual.breakAfter()),
                breaker.duration("pause", usual.breakFor()),
                duration("fallback-after", usual.fallbackAfter()),
                number("retry-percent", usual.retryPercent(), 99),
                number("park-after", usual.parkAfter()));
        breaker.finish();
        return pace;
    }

    private DeliveryConfig.Backlog backlog(DeliveryConfig.Backlog usual) {
        NumbersBinder below = below("backlog");
        DeliveryConfig.Backlog backlog = new DeliveryConfig.Backlog(
                below.number("events", usual.events()),
                below.size("size", usual.bytes(), 64L << 10),
                duration("together-after", usual.togetherAfter()));
        below.finish();
        return backlog;
    }

    private @Nullable Duration reAssert(@Nullable Duration otherwise) {
        Duration every = section.positive("re-assert");
        section.keepDefault("re-assert");
        return every == null ? otherwise : every;
    }

    private Span span(String name, Span otherwise) {
        NumbersBinder below = below(name);
        Span span = new Span(below.duration("least", otherwise.least()), below.duration("most", otherwise.most()));
        below.finish();
        if (span.least().compareTo(span.most()) > 0) {
            below.contradicts(span, otherwise);
            return otherwise;
        }
        return span;
    }

    private void contradicts(Span span, Span otherwise) {
        String either = section.has("least") ? "least" : "most";
        section.problems()
                .add(Problem.at(
                        section.placeOf(either),
                        "a least of " + Texts.ofDuration(span.least()) + " is longer than a most of "
                                + Texts.ofDuration(span.most()) + "; both keep their defaults, "
                                + Texts.ofDuration(otherwise.least()) + " and " + Texts.ofDuration(otherwise.most())));
        section.keepDefault(either);
    }

    private LimitsConfig limits(LimitsConfig defaults) {
        LimitsConfig limits = new LimitsConfig(
                number("open-incidents", defaults.openIncidents()),
                number("rule-instances", defaults.ruleInstances()),
                number("instances-per-rule", defaults.instancesPerRule()),
                number("series", defaults.series()),
                number("series-per-metric", defaults.seriesPerMetric()));
        finish();
        return limits;
    }

    private LoggedErrorsConfig loggedErrors(LoggedErrorsConfig defaults) {
        LoggedErrorsConfig logged =
                new LoggedErrorsConfig(duration("keep", defaults.keep()), number("most", defaults.most()));
        finish();
        return logged;
    }

    private EvaluationConfig evaluation(EvaluationConfig defaults) {
        EvaluationConfig.Windows usual = defaults.windows();
        EvaluationConfig evaluation = new EvaluationConfig(
                new EvaluationConfig.Windows(
                        duration("look-back", usual.lookBack()),
                        number("covered-percent", usual.coveredPercent(), 100),
                        duration("long-windows", usual.longBeyond()),
                        duration("save-windows-every", usual.saveEvery())),
                duration("supplier-timeout", defaults.supplierTimeout()),
                duration("note-every", defaults.noteEvery()),
                number("pause-ticks", defaults.pauseTicks(), MOST_TICKS));
        finish();
        return evaluation;
    }

    private NumbersBinder below(String name) {
        Section below = section.section(name);
        section.keepDefault(name);
        Node.Map none = new Node.Map(section.placeOf(name), List.of(), Node.Notation.PLAIN);
        return new NumbersBinder(below == null ? new Section(none, section.problems()) : below);
    }

    private void finish() {
        section.refuseUnknown(Map.of());
    }

    private int number(String name, int otherwise) {
        return number(name, otherwise, MOST);
    }

    private int number(String name, int otherwise, int most) {
        Long number = section.number(name, 1, most);
        section.keepDefault(name);
        return number == null ? otherwise : number.intValue();
    }

    private long size(String name, long otherwise, long least) {
        Long size = section.size(name);
        Node.Text leaf = size != null && size < least ? section.leaf(name) : null;
        if (leaf != null) {
            String expected = "is too small; expected at least " + Texts.ofSize(least);
            section.problems().add(Problem.with(leaf.place(), leaf.written(), expected));
        }
        section.keepDefault(name);
        return size == null || size < least ? otherwise : size;
    }

    private Duration duration(String name, Duration otherwise) {
        Duration duration = section.positive(name);
        section.keepDefault(name);
        return duration == null ? otherwise : duration;
    }
}
