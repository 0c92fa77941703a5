package io.github.incidentsdk.micrometer;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.journal.JournalStatus;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.engine.RuleTotals;
import io.github.incidentsdk.rule.engine.RulesHealth;
import io.github.incidentsdk.selfreport.Health;
import io.github.incidentsdk.selfreport.TypeStatus;
import io.micrometer.core.instrument.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a manager says of itself, asked once for all meters of a scrape. */
final class Figures {

    private final Supplier<SortedSet<String>> types;
    private final Supplier<Map<String, TypeStatus>> byType;
    private final Supplier<Map<Severity, Long>> open;
    private final Supplier<Map<String, LaneStatus>> sinks;
    private final Supplier<JournalStatus> journal;
    private final Supplier<Map<Ignored, Long>> ignored;
    private final Supplier<RuleTotals> rules;
    private final Supplier<RulesHealth> rulesHealth;
    private final Supplier<Health> health;

    Figures(IncidentManager manager, Clock clock) {
        types = () -> named(manager);
        byType = new Glance<>(clock, () -> by(manager.typeStatus(), TypeStatus::type));
        open = new Glance<>(clock, () -> open(manager));
        sinks = new Glance<>(clock, () -> by(manager.sinks(), LaneStatus::sink));
        journal = new Glance<>(clock, manager::journal);
        ignored = new Glance<>(clock, manager::ignored);
        rules = new Glance<>(clock, manager::ruleTotals);
        rulesHealth = new Glance<>(clock, manager::rulesHealth);
        health = new Glance<>(clock, manager::health);
    }

    private static SortedSet<String> named(IncidentManager manager) {
        SortedSet<String> named = new TreeSet<>(manager.types());
        named.removeIf(SelfReported::isOwn);
        return named;
    }

    private static Map<Severity, Long> open(IncidentManager manager) {
        return manager.open().stream()
                .map(Incident::snapshot)
                .filter(incident -> !incident.drill() && !SelfReported.isOwn(incident.type()))
                .collect(Collectors.groupingBy(incident -> incident.severity(), Collectors.counting()));
    }

    private static <T> Map<String, T> by(Iterable<T> all, Function<T, String> name) {
        Map<String, T> named = new HashMap<>();
        all.forEach(each -> named.put(name.apply(each), each));
        return named;
    }

    /** The types that there are now, without those about the SDK itself. */
    SortedSet<String> types() {
        return types.get();
    }

    Map<String, TypeStatus> byType() {
        return byType.get();
    }

    /** How many are open, by severity; without drills and what is about the SDK itself. */
    Map<Severity, Long> open() {
        return open.get();
    }

    Map<String, LaneStatus> sinks() {
        return sinks.get();
    }

    JournalStatus journal() {
        return journal.get();
    }

    Map<Ignored, Long> ignored() {
        return ignored.get();
    }

    RuleTotals rules() {
        return rules.get();
    }

    RulesHealth rulesHealth() {
        return rulesHealth.get();
    }

    Health health() {
        return health.get();
    }
}
