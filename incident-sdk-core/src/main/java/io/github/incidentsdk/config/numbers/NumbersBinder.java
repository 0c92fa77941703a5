package io.github.incidentsdk.config.numbers;

import io.github.incidentsdk.config.numbers.DeliveryConfig.Attempts;
import io.github.incidentsdk.config.numbers.DeliveryConfig.Backlog;
import io.github.incidentsdk.config.numbers.DeliveryConfig.Breaker;
import io.github.incidentsdk.config.numbers.DeliveryConfig.Span;
import io.github.incidentsdk.config.numbers.JournalConfig.GroupCommit;
import io.github.incidentsdk.config.numbers.JournalConfig.Retention;
import io.github.incidentsdk.config.numbers.LimitsConfig.Caps;
import io.github.incidentsdk.config.numbers.LimitsConfig.Details;
import io.github.incidentsdk.config.numbers.LimitsConfig.Lines;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.config.tree.Texts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code journal:}, {@code delivery:} and {@code limits:}; a number that cannot be read keeps its default. */
public final class NumbersBinder {

    private final Section section;

    private NumbersBinder(Section section) {
        this.section = section;
    }

    public static JournalConfig journal(@Nullable Section section) {
        JournalConfig defaults = JournalConfig.defaults();
        return section == null ? defaults : new NumbersBinder(section).journal(defaults);
    }

    public static DeliveryConfig delivery(@Nullable Section section, DeliveryConfig defaults) {
        return section == null ? defaults : new NumbersBinder(section).delivery(defaults);
    }

    public static LimitsConfig limits(@Nullable Section section) {
        LimitsConfig defaults = LimitsConfig.defaults();
        return section == null ? defaults : new NumbersBinder(section).limits(defaults);
    }

    private JournalConfig journal(JournalConfig defaults) {
        NumbersBinder retention = below("retention");
        NumbersBinder commit = below("group-commit");
        JournalConfig journal = new JournalConfig(
                directory(),
                size("segment-size", defaults.segmentBytes(), 64L << 10),
                new Retention(
                        retention.positive("age", defaults.retention().age()),
                        retention.size("size", defaults.retention().bytes(), 1L << 20)),
                new GroupCommit(
                        commit.duration("delay", defaults.groupCommit().delay()),
                        commit.size("size", defaults.groupCommit().bytes(), 1L << 10)),
                number("queue", defaults.queue(), 16, 1_000_000));
        finish(retention, commit);
        return journal;
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
        NumbersBinder breaker = below("breaker");
        NumbersBinder backlog = below("backlog");
        Breaker broken = defaults.breaker();
        Backlog behind = defaults.backlog();
        DeliveryConfig delivery = new DeliveryConfig(
                number("queue", defaults.queue(), 1, 100_000),
                attempts(defaults.attempts()),
                new Breaker(
                        breaker.number("failures", broken.failures(), 1, 1_000),
                        breaker.positive("pause", broken.pause()),
                        number("retry-percent", broken.retryPercent(), 1, 100),
                        number("park-after", broken.parkAfter(), 1, 1_000)),
                new Backlog(
                        backlog.number("lines", behind.lines(), 1, 100_000_000),
                        backlog.size("size", behind.bytes(), 64L << 10),
                        number("dead-letters", behind.deadLetters(), 0, 10_000_000)),
                positive("fallback-after", defaults.fallbackAfter()));
        finish(breaker, backlog);
        return delivery;
    }

    private Attempts attempts(Attempts defaults) {
        return new Attempts(
                positive("timeout", defaults.timeout()),
                span("pauses", defaults.pauses()),
                span("retry-after", defaults.retryAfter()),
                positive("give-up", defaults.giveUp()),
                number("fault-tries", defaults.faults(), 1, 1_000));
    }

    private Span span(String name, Span defaults) {
        NumbersBinder below = below(name);
        Span span = new Span(below.positive("least", defaults.least()), below.positive("most", defaults.most()));
        below.section.refuseUnknown(Map.of());
        if (span.least().compareTo(span.most()) > 0) {
            section.problems().add(Problem.at(section.placeOf(name), "has a least that is longer than its most"));
            return defaults;
        }
        return span;
    }

    private LimitsConfig limits(LimitsConfig defaults) {
        Lines lines = defaults.lines();
        Details details = defaults.details();
        Caps caps = defaults.caps();
        LimitsConfig limits = new LimitsConfig(
                new Lines(
                        bytes("event-size", lines.event()),
                        bytes("snapshot-size", lines.snapshot()),
                        bytes("note-size", lines.note())),
                new Details(
                        number("tags", details.tags(), 1, 10_000),
                        number("metrics", details.metrics(), 1, 10_000),
                        number("name-length", details.name(), 16, 10_000),
                        number("value-length", details.value(), 16, 100_000)),
                new Caps(
                        number("open-incidents", caps.openIncidents(), 1, 1_000_000),
                        number("rule-instances", caps.ruleInstances(), 1, 10_000_000),
                        number("instances-per-rule", caps.instancesPerRule(), 1, 1_000_000)));
        finish();
        return limits;
    }

    private NumbersBinder below(String name) {
        Section below = section.section(name);
        Node.Map none = new Node.Map(section.placeOf(name), List.of(), Node.Notation.PLAIN);
        return new NumbersBinder(below == null ? new Section(none, section.problems()) : below);
    }

    private void finish(NumbersBinder... below) {
        for (NumbersBinder each : below) {
            each.section.refuseUnknown(Map.of());
        }
        section.refuseUnknown(Map.of());
    }

    private int number(String name, int otherwise, int least, int most) {
        Long number = section.number(name, least, most);
        return number == null ? otherwise : number.intValue();
    }

    private long size(String name, long otherwise, long least) {
        Long size = section.size(name);
        if (size != null && size < least) {
            section.problems()
                    .add(Problem.at(section.placeOf(name), "is too small; expected at least " + Texts.ofSize(least)));
            return otherwise;
        }
        return size == null ? otherwise : size;
    }

    private int bytes(String name, int otherwise) {
        long size = size(name, otherwise, 1L << 10);
        if (size > 16L << 20) {
            section.problems().add(Problem.at(section.placeOf(name), "is too large; expected at most 16MiB"));
            return otherwise;
        }
        return (int) size;
    }

    private Duration duration(String name, Duration otherwise) {
        Duration duration = section.duration(name);
        return duration == null ? otherwise : duration;
    }

    private Duration positive(String name, Duration otherwise) {
        Duration duration = duration(name, otherwise);
        if (duration.isZero()) {
            section.problems().add(Problem.at(section.placeOf(name), "is zero; expected a longer time"));
            return otherwise;
        }
        return duration;
    }
}
