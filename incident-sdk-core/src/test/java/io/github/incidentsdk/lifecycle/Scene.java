package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.model.Severity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A service with a table of incidents, some reporters and a person; time moves by hand. */
final class Scene {

    static final Actor RULE = Actor.rule("checkout-errors");
    static final Actor OTHER_RULE = Actor.rule("checkout-latency");
    static final Actor PERSON = Actor.person("on-call");

    final HandTime time = new HandTime();
    final EventBook book = new EventBook();
    final LifecycleSettings settings;
    final IncidentTable table;
    final Guards guards;

    Scene(IncidentType... types) {
        this(LifecycleSettings.of("checkout", "pod-1"), types);
    }

    Scene(LifecycleSettings settings, IncidentType... types) {
        this.settings = settings;
        this.table = new IncidentTable(settings, List.of(types), time, book);
        this.guards = new Guards(table, time, settings.limits().guardKeep());
    }

    static LifecycleSettings atMost(int open) {
        LifecycleSettings.Limits usual = LifecycleSettings.Limits.DEFAULT;
        LifecycleSettings defaults = LifecycleSettings.of("checkout", "pod-1");
        return new LifecycleSettings(
                defaults.service(),
                defaults.instance(),
                defaults.defaultSeverity(),
                defaults.reopenWithin(),
                new LifecycleSettings.Limits(open, usual.guardKeep(), usual.drillFor(), usual.observeEvery()));
    }

    static IncidentType type(String name, String... by) {
        return IncidentType.named(name).by(by).build();
    }

    TrackedIncident declare(String type) {
        return table.declare(type, new IncidentDetails());
    }

    TrackedIncident declare(String type, Consumer<IncidentDetails> details) {
        IncidentDetails given = new IncidentDetails();
        details.accept(given);
        return table.declare(type, given);
    }

    TrackedIncident hold(Actor rule, String type, Severity severity) {
        return table.hold(rule, type, severity, new IncidentDetails(), Scope.SERVICE);
    }

    TrackedIncident hold(String type, Severity severity) {
        return hold(RULE, type, severity);
    }

    void clear(TrackedIncident incident) {
        table.release(RULE, incident, "recovered");
    }

    /** The guarded work threw. */
    void fail(String guard) {
        guards.failed(guard, new IOException("no such file"));
    }

    Verbs person(TrackedIncident incident) {
        return table.verbs(incident, PERSON);
    }

    Verbs code(TrackedIncident incident) {
        return table.verbs(incident, Actor.CODE);
    }

    /** Lets time pass and what watches it look. */
    void pass(Duration duration) {
        time.pass(duration);
        tick();
    }

    void tick() {
        table.tick(time.nanos());
        guards.tick(time.nanos());
    }

    IncidentSnapshot only() {
        List<TrackedIncident> open = table.open();
        if (open.size() != 1) {
            throw new AssertionError("not one but " + open.size() + " incidents are open");
        }
        return open.get(0).snapshot();
    }

    long ignored(Ignored reason) {
        return table.counts().of(reason);
    }
}
