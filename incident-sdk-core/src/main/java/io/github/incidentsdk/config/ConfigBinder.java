package io.github.incidentsdk.config;

import io.github.incidentsdk.briefing.Contact;
import io.github.incidentsdk.config.IncidentConfig.OnInvalid;
import io.github.incidentsdk.config.IncidentConfig.OnStop;
import io.github.incidentsdk.config.briefing.ContactsBinder;
import io.github.incidentsdk.config.briefing.SeveritiesBinder;
import io.github.incidentsdk.config.definition.RuleBinder;
import io.github.incidentsdk.config.definition.TypeBinder;
import io.github.incidentsdk.config.definition.Visibility;
import io.github.incidentsdk.config.hold.HoldConfig;
import io.github.incidentsdk.config.hold.MuteBinder;
import io.github.incidentsdk.config.numbers.NumbersBinder;
import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.prometheus.PrometheusRulesBinder;
import io.github.incidentsdk.config.report.GoalBinder;
import io.github.incidentsdk.config.report.ReportBinder;
import io.github.incidentsdk.config.section.Places;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.section.Words;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a configuration of a tree; what is broken becomes a problem and is left out. */
final class ConfigBinder {

    private static final Set<String> KEYS = Set.of(
            "service",
            "instance",
            "types",
            "rules",
            "sinks",
            "sources",
            "journal",
            "on-invalid",
            "severities",
            "contacts",
            "silences",
            "maintenance",
            "reports",
            "goals");

    /** Spring has made true and false of the words before they come here. */
    private static final Map<String, Boolean> ON_OFF = Map.of("on", true, "true", true, "off", false, "false", false);

    private static final int MOST_RESTORE_TICKS = 1_000;
    private static final int MOST_OPENINGS = 1_000_000;
    private static final Duration SHORTEST_POLL = Duration.ofMillis(100);
    private static final Duration USUAL_POLL = Duration.ofSeconds(30);

    private final IncidentConfigBuilder config;
    private final Problems problems;
    private final Path folder;

    ConfigBinder(IncidentConfigBuilder config, Problems problems, Path folder) {
        this.config = config;
        this.problems = problems;
        this.folder = folder;
    }

    /** Binds a whole file, in which everything stands below {@code incidents:}. */
    void bind(Node document) {
        Section top = Section.of(document, problems);
        if (top == null) {
            return;
        }
        if (!top.has(Places.ROOT)) {
            problems.add(noRoot(top));
            return;
        }
        Section root = top.section(Places.ROOT);
        top.refuseUnknown(Map.of());
        if (root != null) {
            incidents(root);
        }
    }

    private static Problem noRoot(Section top) {
        for (Node.Entry entry : top.entries()) {
            if (KEYS.contains(entry.key())) {
                return Problem.at(entry.place(), "stands at the top; expected it below incidents:");
            }
            if (Nearest.to(entry.key(), Set.of(Places.ROOT)) != null) {
                return Problem.at(entry.place(), "is an unknown key").nearest(Places.ROOT);
            }
        }
        return Problem.at(top.place(), "has no incidents: at the top");
    }

    private void incidents(Section root) {
        set(root.text("service"), IncidentConfigBuilder::service);
        set(root.text("instance"), IncidentConfigBuilder::instance);
        set(root.word("on-invalid", Words.of(OnInvalid.class)), IncidentConfigBuilder::onInvalid);
        set(root.duration("reopen-within"), IncidentConfigBuilder::reopenWithin);
        set(root.duration("outage-tolerance"), IncidentConfigBuilder::outageTolerance);
        Long restoreTicks = root.number("restore-ticks", 0, MOST_RESTORE_TICKS);
        set(restoreTicks == null ? null : restoreTicks.intValue(), IncidentConfigBuilder::restoreTicks);
        set(root.positive("drill-for"), IncidentConfigBuilder::drillFor);
        Severity severity = root.word("default-severity", Words.SEVERITIES);
        set(severity, IncidentConfigBuilder::defaultSeverity);
        set(root.word("on-stop", Words.of(OnStop.class)), IncidentConfigBuilder::onStop);
        Duration shutdown = root.duration("shutdown");
        set(shutdown, IncidentConfigBuilder::shutdown);
        set(root.word("self-report", ON_OFF), IncidentConfigBuilder::selfReport);
        config.journal(NumbersBinder.journal(root.section("journal")));
        config.delivery(NumbersBinder.delivery(root.section("delivery"), config.delivery));
        config.heartbeat(NumbersBinder.heartbeat(root.section("heartbeat")));
        Section redact = root.section("redact");
        if (redact != null) {
            config.redaction(RedactionBinder.bind(redact, problems));
        }
        config.limits(NumbersBinder.limits(root.section("limits")));
        config.loggedErrors(NumbersBinder.loggedErrors(root.section("logged-errors")));
        config.evaluation(NumbersBinder.evaluation(root.section("evaluation")));
        SeveritiesBinder.bind(root.section("severities")).forEach(config::severity);
        ContactsBinder.bind(root.section("contacts"))
                .forEach((owner, own) -> config.contacts(owner, own.toArray(Contact[]::new)));
        Section types = root.section("types");
        each(types, this::type);
        if (types != null) {
            types.asWritten().entries().forEach(this::keepRestricted);
        }
        each(root.section("rules"), this::rule);
        each(root.section("sinks"), this::sink);
        each(root.section("sources"), this::source);
        each(root.section("silences"), (id, section) -> hold(MuteBinder.silence(id, section), HoldConfig::with));
        each(root.section("maintenance"), (id, section) -> hold(MuteBinder.maintenance(id, section), HoldConfig::with));
        each(
                root.section("reports"),
                (name, section) -> set(ReportBinder.bind(name, section), IncidentConfigBuilder::report));
        each(
                root.section("goals"),
                (name, section) -> set(GoalBinder.bind(name, section), IncidentConfigBuilder::goal));
        hold(root.number("storm-guard", 0, MOST_OPENINGS), (holds, most) -> holds.stormGuard(most.intValue()));
        quiet(root.section("quiet"));
        set(new PrometheusRulesBinder(problems, folder).bind(root), IncidentConfigBuilder::prometheusRules);
        root.refuseUnknown(Map.of());
    }

    private <T> void set(@Nullable T value, BiConsumer<IncidentConfigBuilder, T> setter) {
        if (value != null) {
            setter.accept(config, value);
        }
    }

    private <T> void hold(@Nullable T said, BiFunction<HoldConfig, T, HoldConfig> adding) {
        if (said != null) {
            config.holds(adding.apply(config.holds, said));
        }
    }

    private void quiet(@Nullable Section section) {
        if (section != null) {
            hold(section.duration("starting"), (holds, starting) -> holds.quiet(starting, holds.draining()));
            hold(section.duration("draining"), (holds, draining) -> holds.quiet(holds.starting(), draining));
            section.refuseUnknown(Map.of());
        }
    }

    private void type(String name, Section section) {
        IncidentType type = TypeBinder.bind(name, section);
        if (!problems.within(section.place().path())) {
            config.type(type);
        }
    }

    /** A type that is set aside keeps its visibility, or a slip in it would tell everybody what is restricted. */
    private void keepRestricted(Node.Entry type) {
        if (problems.within(type.place().path()) && Visibility.mayBeRestricted(type.value())) {
            names(type.key()).forEach(name -> {
                config.type(IncidentType.named(name).restricted(true).build());
                problems.add(staysRestricted(type.place(), name));
            });
        }
    }

    /** By what code may declare it. */
    private static Set<String> names(String key) {
        return Stream.of(key, plain(key), plain(parted(key)))
                .filter(IncidentType::isName)
                .limit(IncidentType.isName(key) ? 1 : 2)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What is said of a type that is set aside and of which nothing but its visibility counts. */
    static Problem staysRestricted(Place place, String name) {
        return Problem.at(
                        place,
                        "is set aside, but " + name + " stays restricted: only sinks that may hear of such are told")
                .asWarning();
    }

    private void rule(String id, Section section) {
        IncidentRule rule = new RuleBinder(id, section).bind();
        if (rule != null) {
            config.rule(rule);
        }
    }

    private void sink(String id, Section section) {
        SinkConfig sink = SinkBinder.bind(id, section, config.delivery);
        if (sink != null) {
            config.sink(sink);
        }
    }

    private void source(String id, Section section) {
        String type = section.text("type");
        if (type == null && !section.has("type")) {
            problems.add(Problem.at(section.place(), "has no type; expected a type of source such as prometheus"));
        }
        Duration every = section.duration("every");
        if (every != null && every.compareTo(SHORTEST_POLL) < 0) {
            problems.add(Problem.at(section.placeOf("every"), "is too short; expected at least 100ms"));
        }
        Map<String, String> labels = section.map("labels");
        labels.keySet().forEach(label -> label(section.placeOf("labels"), label));
        Map<String, String> rename = section.map("rename");
        rename.values().forEach(label -> label(section.placeOf("rename"), label));
        if (Set.copyOf(rename.values()).size() < rename.size()) {
            problems.add(Problem.at(section.placeOf("rename"), "gives two labels one name"));
        }
        if (type != null && !problems.within(section.place().path())) {
            SourceConfig.Common common =
                    new SourceConfig.Common(type, every == null ? USUAL_POLL : every, labels, rename);
            config.source(new SourceConfig(id, common, section.rest()));
        }
    }

    private void label(Place place, String label) {
        if (!MetricNames.isLabelName(label)) {
            problems.add(
                    Problem.at(place, "holds " + label + ", which cannot name a label; use letters, digits and _"));
        }
    }

    private void each(@Nullable Section named, BiConsumer<String, Section> binder) {
        if (named == null) {
            return;
        }
        for (Node.Entry entry : named.entries()) {
            if (!IncidentType.isName(entry.key())) {
                problems.add(Problem.at(
                        entry.place(),
                        "is no name; use lower-case letters, digits and dashes, beginning with a letter, such as "
                                + suggestion(entry.key())));
                continue;
            }
            Section section = Section.of(entry.value(), problems);
            if (section != null) {
                binder.accept(entry.key(), section);
            }
        }
    }

    private static String suggestion(String key) {
        String plain = plain(parted(key));
        return IncidentType.isName(plain) ? plain : "cost-spike";
    }

    private static String parted(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1-$2");
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
    }
}
