package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.prometheus.ActiveAlert;
import io.github.incidentsdk.rule.prometheus.AlertRun;
import io.github.incidentsdk.rule.prometheus.EarlierAlert;
import io.github.incidentsdk.rule.prometheus.GroupRule.Alerting;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.template.Template;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Speaks for an alerting rule of Prometheus to the incidents: each alert that fires is a claim, on the incident that the
 * series' labels name.
 */
final class AlertClaims {

    /** Under which name the value of an alert is told. */
    static final String VALUE = "value";

    private static final String RECOVERED = "recovered";
    private static final String SUMMARY = "summary";
    private static final long NOT_YET = Long.MIN_VALUE;

    private final String id;
    private final String type;
    private final AlertRun run;
    private final PrometheusRules rules;
    private final IncidentTable incidents;
    private final Room room;
    private final Actor actor;
    private final AlertKeeping keeping;
    private final Map<String, Template> annotations = new LinkedHashMap<>();
    private final Map<Labels, Held> held = new HashMap<>();
    private long refused;
    private long notFollowed;
    private long begun = NOT_YET;

    /** A rule's id and the type that it declares. */
    record Name(String id, String type) {}

    /** A claim, as it was told last. */
    private static final class Held {

        @Nullable
        TrackedIncident incident;

        @Nullable
        Severity told;

        double value = Double.NaN;

        /** Whether it was claimed before the process started, and its alert has not been seen since. */
        boolean waits;

        boolean seen;
    }

    AlertClaims(Name name, AlertRun run, PrometheusRules rules, IncidentTable incidents, Room room) {
        this.id = name.id();
        this.type = name.type();
        this.run = run;
        this.rules = rules;
        this.incidents = incidents;
        this.room = room;
        this.actor = Actor.rule(id);
        this.keeping = new AlertKeeping(id, run, rules::severityOf);
        run.rule().annotations().forEach((key, text) -> annotations.put(key, Template.of(text)));
    }

    String id() {
        return id;
    }

    String type() {
        return type;
    }

    AlertRun run() {
        return run;
    }

    AlertKeeping keeping() {
        return keeping;
    }

    long refused() {
        return refused;
    }

    /** How many alerts fire and claim nothing, as of the last evaluation. */
    long notFollowed() {
        return notFollowed;
    }

    /** The key of the incident that is claimed for a series; null when none is. */
    @Nullable
    String incidentOf(Labels series) {
        Held claim = held.get(series);
        return claim == null || claim.incident == null ? null : claim.incident.key();
    }

    /** Goes on with a claim from before the process started, until the rule has seen enough to say otherwise. */
    void restore(TrackedIncident incident, @Nullable Severity severity, long atMillis) {
        Held claim = new Held();
        claim.incident = incident;
        claim.told = severity;
        claim.waits = true;
        room.insist();
        Labels series = Labels.of(incident.snapshot().by());
        if (held.put(series, claim) != null) {
            room.leave();
        }
        EarlierAlert known = run.waiting().get(series);
        if (known == null || !known.firing()) {
            run.resume(series, new EarlierAlert(atMillis, true, EarlierAlert.NOT_GONE, atMillis));
        }
    }

    /** The rule was evaluated. */
    void settle(long atMillis) {
        begun = begun == NOT_YET ? atMillis : begun;
        if (run.failure() != null) {
            return; // nothing is known, so everything stays
        }
        long before = notFollowed;
        notFollowed = 0;
        for (ActiveAlert alert : run.active()) {
            if (alert.isFiring()) {
                Held claim = held.get(alert.series());
                if (claim != null) {
                    claim.seen = true;
                }
                fires(alert, claim, atMillis);
            }
        }
        refused += Math.max(0, notFollowed - before);
        for (Iterator<Map.Entry<Labels, Held>> claims = held.entrySet().iterator(); claims.hasNext(); ) {
            Map.Entry<Labels, Held> each = claims.next();
            Held claim = each.getValue();
            if (!claim.seen && !(claim.waits && run.waiting().containsKey(each.getKey()))) {
                claims.remove();
                room.leave();
                let(claim);
            }
            claim.seen = false;
        }
    }

    /** Nothing opens before anything was seen: what is absent at the start may only not be there yet. */
    private boolean mayOpen(long atMillis) {
        return atMillis - begun >= run.lookBackMillis() || run.seesAnything();
    }

    /** Several alerts are on one incident where its type is told apart by fewer labels than the series have. */
    private void let(Held claim) {
        TrackedIncident incident = claim.incident;
        if (incident == null) {
            return;
        }
        boolean shared = false;
        for (Held other : held.values()) {
            if (other.incident != null && other.incident.key().equals(incident.key())) {
                other.told = null; // it says anew how bad it is
                shared = true;
            }
        }
        if (!shared) {
            incidents.release(actor, incident, RECOVERED);
        }
    }

    /** A claim from before the start is now held by the alert itself. */
    private void succeed(Held claim) {
        TrackedIncident incident = claim.incident;
        if (incident != null
                && held.values()
                        .removeIf(other -> other != claim
                                && other.waits
                                && other.incident != null
                                && other.incident.key().equals(incident.key()))) {
            room.leave();
        }
    }

    private void fires(ActiveAlert alert, @Nullable Held known, long atMillis) {
        Held claim = known;
        if (claim == null) {
            if (!mayOpen(atMillis)) {
                return;
            }
            if (!room.take(held.size())) {
                notFollowed++;
                return;
            }
            claim = new Held();
            claim.seen = true;
            held.put(alert.series(), claim);
        }
        claim.waits = false;
        Severity severity = rules.severityOf(alert.labels());
        TrackedIncident incident = claim.incident;
        boolean overruled = incident != null && incident.overrules(actor);
        boolean news = incident == null || severity != claim.told || alert.value() != claim.value;
        if (overruled ? claim.told == null || severity.moreSevereThan(claim.told) : news) {
            claim.incident = incidents.hold(actor, claim.incident, type, severity, details(alert), Scope.INSTANCE);
            claim.told = claim.incident == null ? null : severity;
            claim.value = alert.value();
            succeed(claim);
        }
    }

    private IncidentDetails details(ActiveAlert alert) {
        IncidentDetails details = new IncidentDetails();
        Labels series = alert.series();
        for (int i = 0; i < series.size(); i++) {
            details.by(series.name(i), series.value(i));
        }
        Alerting rule = run.rule();
        for (String name : rule.labels().keySet()) {
            String value = alert.labels().get(name);
            if (value != null && !name.equals(rules.label())) {
                details.tag(name, value);
            }
        }
        String title = rule.name();
        for (Map.Entry<String, Template> annotation : annotations.entrySet()) {
            String text = annotation.getValue().expand(series, Labels.empty(), alert.value());
            if (annotation.getKey().equals(SUMMARY)) {
                title = text;
            } else {
                details.tag(annotation.getKey(), text);
            }
        }
        return details.title(title).metric(VALUE, alert.value());
    }
}
