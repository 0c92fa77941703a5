package io.github.incidentsdk.selfreport;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.model.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the incidents that the storm guard holds back: one incident as bad as the worst of them, over with the last. What is
 * restricted is no part of it, since everybody hears of it. Safe for all threads.
 */
public final class StormSummary {

    private static final String HELD = "held";
    private static final String TYPES = "types";
    private static final int MOST_TYPES = 20;
    private static final int MOST_CHARACTERS = 900;

    private final IncidentTable incidents;
    private @Nullable TrackedIncident open;
    private @Nullable Severity worst;
    private Map<String, Long> shown = Map.of();
    private long most;

    public StormSummary(IncidentTable incidents) {
        this.incidents = incidents;
    }

    /** The type of this incident, with what {@code configured} says of owner and title. */
    public static IncidentType type(IncidentType configured) {
        return configured.toBuilder().scope(Scope.INSTANCE).build();
    }

    /** The type of this incident where nobody configured it. */
    public static IncidentType type() {
        return type(IncidentType.named(SelfReported.STORM)
                .title("Incident storm in {service}: more at once than are told")
                .category("monitoring")
                .build());
    }

    /** Goes on with the one that an earlier process left open. */
    public synchronized void restore(Iterable<TrackedIncident> kept) {
        for (TrackedIncident incident : kept) {
            IncidentSnapshot then = incident.snapshot();
            if (then.type().equals(SelfReported.STORM)
                    && then.claims().stream().anyMatch(claim -> claim.reporter().equals(Actor.SDK))) {
                open = incident;
                worst = then.severity();
                most = then.metrics().getOrDefault(HELD, 0.0).longValue();
            }
        }
    }

    /** Opens, rises or ends with what {@code heldNow} says; while it is open it never falls. */
    public synchronized void show(Supplier<? extends Collection<IncidentSnapshot>> heldNow) {
        Collection<IncidentSnapshot> held =
                heldNow.get().stream() // asked in here: an older answer must not win over a newer one
                        .filter(incident -> !incident.restricted())
                        .toList();
        if (held.isEmpty()) {
            end();
            return;
        }
        Map<String, Long> types = held.stream()
                .collect(Collectors.groupingBy(IncidentSnapshot::type, TreeMap::new, Collectors.counting()));
        Severity now = held.stream()
                .map(IncidentSnapshot::severity)
                .min(Severity::compareTo)
                .orElseThrow();
        Severity next = worst == null || now.moreSevereThan(worst) ? now : worst;
        if (next != worst || !types.equals(shown)) {
            worst = next;
            shown = types;
            most = Math.max(most, held.size());
            IncidentDetails details =
                    new IncidentDetails().tag(TYPES, text(types)).metric(HELD, held.size());
            open = incidents.hold(Actor.SDK, SelfReported.STORM, next, details, Scope.INSTANCE);
        }
    }

    private void end() {
        if (open != null
                && worst != null
                && open.isOpen()) { // a person may have ended it: that is no reason to reopen it
            IncidentDetails details = new IncidentDetails().tag(TYPES, "none").metric(HELD, 0);
            incidents.hold(Actor.SDK, SelfReported.STORM, worst, details, Scope.INSTANCE);
            incidents.release(
                    Actor.SDK, open, "nothing is held back any more, of at most " + most + " that were held at a time");
        }
        open = null;
        worst = null;
        most = 0;
        shown = Map.of();
    }

    private static String text(Map<String, Long> types) {
        List<String> each = types.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(type -> type.getKey() + " " + type.getValue())
                .toList();
        StringBuilder text = new StringBuilder();
        int said = 0;
        while (said < each.size() && said < MOST_TYPES && text.length() < MOST_CHARACTERS) {
            text.append(said == 0 ? "" : ", ").append(each.get(said++));
        }
        return said == each.size() ? text.toString() : text + ", and " + (each.size() - said) + " more types";
    }
}
