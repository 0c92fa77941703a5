package io.github.incidentsdk;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.delivery.Lanes;
import io.github.incidentsdk.delivery.Route;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.lifecycle.Guards;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.LifecycleSettings;
import io.github.incidentsdk.lifecycle.Recent;
import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a manager together from what the builder and the configuration say: the only place that knows every part. */
final class Wiring {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private final IncidentManagerBuilder said;
    private final IncidentConfig config;
    private final List<Problem> problems = new ArrayList<>();

    Wiring(IncidentManagerBuilder said) {
        this.said = said;
        this.config = said.config;
        problems.addAll(config.problems());
    }

    IncidentManager manager() {
        LifecycleSettings settings = settings();
        Map<String, IncidentType> types = types();
        List<Route> routes = Routes.of(said, config, problems::add);
        refuse();
        Lanes lanes = Lanes.of(routes, said.workers);
        Journal journal =
                new Journal(Journals.open(said.store, config), config.journal().queue(), said.workers);
        Recent recent = new Recent();
        IncidentTable table = new IncidentTable(settings, types.values(), said.workers.time(), (event, after) -> {
            recent.note(event, after);
            journal.record(event, after);
        });
        restore(journal, lanes, recent, table);
        MetricStore store = new MetricStore();
        Metrics metrics = new Metrics();
        Map<String, MetricSource> sources = new LinkedHashMap<>(said.sources);
        sources.put("code", metrics);
        Guards guards = new Guards(table, said.workers.time(), settings.limits().guardKeep());
        Parts parts = new Parts(
                said.name == null ? "the manager of " + settings.service() : said.name,
                said.workers,
                new Parts.Watching(metrics, new Sources(store, sources), new Rules()),
                new Parts.Living(table, guards, new RecordTypes(table), recent),
                new Parts.Telling(journal, lanes, said.shutdown));
        parts.restoreGuards();
        journal.begin();
        lanes.begin(new JournalRecord(journal));
        parts.begin();
        return new IncidentManager(parts, said.closeWithProcess);
    }

    private LifecycleSettings settings() {
        return new LifecycleSettings(
                said.service != null ? said.service : config.service().orElse("application"),
                said.instance != null ? said.instance : config.instance().orElseGet(HostName::get),
                said.defaultSeverity != null ? said.defaultSeverity : config.defaultSeverity(),
                said.reopenWithin != null ? said.reopenWithin : config.reopenWithin(),
                LifecycleSettings.Limits.DEFAULT.withOpen(config.limits().openIncidents()));
    }

    private Map<String, IncidentType> types() {
        Map<String, IncidentType> types = new LinkedHashMap<>(config.types());
        said.types.forEach(type -> types.put(type.name(), type));
        return types;
    }

    /** What is broken is set aside and said once each, or nothing starts, as the configuration wants it. */
    private void refuse() {
        if (problems.isEmpty()) {
            return;
        }
        if (config.onInvalid() == IncidentConfig.OnInvalid.FAIL) {
            throw new InvalidConfigurationException(problems);
        }
        problems.forEach(problem -> log.warn("Set aside: {}", problem));
    }

    /** Goes on where the last process stopped: the newest snapshot of each key, and who was told of what. */
    private static void restore(Journal journal, Lanes lanes, Recent recent, IncidentTable table) {
        Map<String, IncidentSnapshot> newest = new LinkedHashMap<>();
        try {
            journal.load(line -> {
                lanes.restore(line);
                if (line instanceof JournalLine.Happened happened) {
                    recent.note(happened.event(), happened.incident());
                    newest.put(happened.incident().key(), happened.incident());
                }
            });
        } catch (IOException unreadable) {
            log.warn("The journal could not be read back; what was open before is not known.", unreadable);
        }
        newest.values().forEach(table::restore);
        journal.follow(lanes::appended);
    }
}
