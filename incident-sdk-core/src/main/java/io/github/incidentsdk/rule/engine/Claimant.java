package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.sight.Sight;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Speaks for a rule to the incidents: claims what stands, lets go of what does not, and says only what changed. */
final class Claimant {

    private static final String UNKNOWN = "unknown";

    private final IncidentRule rule;
    private final IncidentType type;
    private final List<String> by;
    private final IncidentTable incidents;
    private final Actor actor;
    private final Scope scope;

    Claimant(IncidentRule rule, IncidentType type, IncidentTable incidents) {
        this.rule = rule;
        this.type = type;
        this.by = by(rule, type);
        this.incidents = incidents;
        this.actor = Actor.rule(rule.id());
        this.scope = rule.source().isPresent() ? Scope.SERVICE : Scope.INSTANCE;
    }

    /** What tells the rule's incidents apart: its own choice, within what tells all incidents of the type apart. */
    private static List<String> by(IncidentRule rule, IncidentType type) {
        return rule.by()
                .map(own -> own.stream()
                        .filter(name -> type.by().isEmpty() || type.by().contains(name))
                        .toList())
                .orElse(type.by());
    }

    List<String> by() {
        return by;
    }

    /** The identity of the incident that a series speaks of. */
    Labels keyOf(Labels series) {
        Labels key = Labels.empty();
        for (String name : by) {
            String value = series.get(name);
            key = key.with(name, value == null ? UNKNOWN : incidents.identity(name, value));
        }
        return key;
    }

    /**
     * The levels of {@code instance} moved, or what it sees did.
     *
     * @param row what is told of it, or {@link Group#NONE}
     * @param allFalse whether no level is true or unknown now
     * @param ending why it ends, when it does
     */
    void settle(Instance instance, Sight sight, int row, boolean allFalse, String ending) {
        Severity severity = instance.state().severity();
        TrackedIncident incident = instance.incident;
        if (incident != null && incident.overrules(actor)) {
            if (allFalse || severity == null) {
                instance.state().reset();
                release(instance, incident, ending);
            } else if (instance.told == null || severity.moreSevereThan(instance.told)) {
                hold(instance, severity, sight, row);
            }
        } else if (severity != null) {
            if (incident == null || severity != instance.told || isNews(instance, sight, row)) {
                hold(instance, severity, sight, row);
            }
        } else if (incident != null) {
            release(instance, incident, ending);
        }
    }

    private static boolean isNews(Instance instance, Sight sight, int row) {
        if (row == Group.NONE) {
            return false;
        }
        double[] told = instance.toldValues;
        for (int name = 0; name < told.length; name++) {
            double value = sight.value(name, row);
            if (value != told[name] && !Double.isNaN(value)) {
                return true;
            }
        }
        return !sight.labels(row).equals(instance.toldLabels);
    }

    /** The names of an incident's tags and labels that tell no series from another: the rule's own tags, and {@code by}. */
    Set<String> unsaid() {
        Set<String> unsaid = new HashSet<>(by);
        unsaid.addAll(rule.tags().keySet());
        return unsaid;
    }

    private void hold(Instance instance, Severity severity, Sight sight, int row) {
        IncidentDetails details = new IncidentDetails();
        for (String name : by) {
            String value = instance.key().get(name);
            if (value != null && !(value.equals(UNKNOWN) && type.by().contains(name))) {
                details.by(name, value);
            }
        }
        if (row != Group.NONE) {
            tell(details, instance, sight, row);
        }
        rule.tags().forEach(details::tag);
        instance.incident = incidents.hold(actor, instance.incident, type.name(), severity, details, scope);
        instance.told = instance.incident == null ? null : severity;
    }

    private void tell(IncidentDetails details, Instance instance, Sight sight, int row) {
        Labels labels = sight.labels(row);
        instance.toldLabels = labels;
        for (int i = 0; i < labels.size(); i++) {
            if (!by.contains(labels.name(i))) {
                details.tag(labels.name(i), labels.value(i));
            }
        }
        for (int name = 0; name < instance.toldValues.length; name++) {
            double value = sight.value(name, row);
            instance.toldValues[name] = value;
            details.metric(sight.names().get(name), value);
        }
    }

    /** Says once on the incident that what the rule sees changes so often that it stays open. */
    void settleFlapping(Instance instance) {
        TrackedIncident incident = instance.incident;
        boolean flaps = instance.results().areFlapping();
        if (flaps && !instance.saidFlapping && incident != null && incident.isOpen()) {
            incidents
                    .verbs(incident, Actor.SDK)
                    .note("flapping: what rule " + rule.id() + " sees changed in "
                            + instance.results().percent()
                            + " % of its last evaluations; it stays open until that is calm");
            instance.saidFlapping = true;
        } else if (!flaps) {
            instance.saidFlapping = false;
        }
    }

    void release(Instance instance, TrackedIncident incident, String why) {
        incidents.release(actor, incident, why);
        instance.forget();
    }

    /** Whether the rule goes on with {@code incident} rather than with {@code other}, when a restart brings back claims on both. */
    boolean prefers(TrackedIncident incident, TrackedIncident other) {
        return other.overrules(actor) && !incident.overrules(actor);
    }

    /** Ends a claim that the rule does not go on with: nobody would ever end it. */
    void letGoOfSecond(TrackedIncident incident) {
        incidents.release(actor, incident, "goes on with another incident");
    }

    /** The severity at which the rule claims {@code incident}; null when it does not. */
    @Nullable
    Severity claimed(TrackedIncident incident) {
        return claimed(incident, actor);
    }

    static @Nullable Severity claimed(TrackedIncident incident, Actor actor) {
        return incident.snapshot().claims().stream()
                .filter(claim -> claim.reporter().equals(actor))
                .map(claim -> claim.severity())
                .findFirst()
                .orElse(null);
    }
}
