package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSummary;
import io.github.incidentsdk.model.IncidentSummary.Past;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The last openings in a few words each, for {@code summary}, and the last ends of each type, for briefings; for all threads. */
public final class Recent {

    private static final int MOST = 10_000;
    private static final int MOST_REOPENINGS = 256;
    private static final int MOST_LONGEST = 3;

    private final Map<String, Opening> openings = new LinkedHashMap<>();
    private final Precedents precedents = new Precedents();
    private @Nullable Instant forgottenUpTo;

    private static final class Opening {
        private final String key;
        private final String type;
        private final Instant declaredAt;
        private final boolean restricted;
        private final List<Instant> reopenedAt = new ArrayList<>(0);
        private Severity worst;
        private @Nullable Instant resolvedAt;
        /** Nobody has to review it, or somebody did. */
        private boolean settled;

        Opening(IncidentOutline incident) {
            key = incident.key();
            type = incident.type();
            declaredAt = incident.declaredAt();
            restricted = incident.restricted();
            worst = incident.severity();
        }

        /** Null while it is open. */
        @Nullable
        Past past() {
            return resolvedAt == null ? null : new Past(key, type, worst, declaredAt, resolvedAt);
        }
    }

    /** Takes note of an event, whether it just happened or was read back from the journal. */
    public synchronized void note(IncidentEvent event, IncidentOutline incident) {
        if (incident.drill() || incident.shadow() || SelfReported.isOwn(incident.type())) {
            return;
        }
        Opening opening = openings.get(incident.id());
        if (opening == null) {
            opening = new Opening(incident);
            openings.put(incident.id(), opening);
        }
        if (incident.severity().moreSevereThan(opening.worst)) {
            opening.worst = incident.severity();
        }
        if (event instanceof IncidentEvent.Reopened && opening.reopenedAt.size() < MOST_REOPENINGS) {
            opening.reopenedAt.add(event.stamp().at());
        }
        opening.resolvedAt = incident.resolvedAt();
        opening.settled = incident.status().compareTo(Status.REVIEWED) >= 0
                || isNone(event)
                || (opening.settled && !incident.isOpen());
        precedents.note(incident);
        if (openings.size() > MOST) {
            Iterator<Opening> eldest = openings.values().iterator();
            forgottenUpTo = eldest.next().declaredAt;
            eldest.remove();
        }
    }

    /** The last incidents of {@code type} that are over, the one that ended last first; a few of them. */
    public List<IncidentSnapshot> past(String type) {
        List<IncidentOutline> past;
        synchronized (this) {
            past = precedents.of(type);
        }
        return past.stream().map(IncidentOutline::whole).toList();
    }

    /**
     * What happened from {@code from} to {@code to}, but for what is restricted.
     *
     * @param open what is open now
     * @param reviewFrom from which severity on an incident of a type is to be reviewed
     */
    public synchronized IncidentSummary between(
            Instant from, Instant to, List<IncidentSnapshot> open, Function<String, Severity> reviewFrom) {
        List<Opening> shown = openings.values().stream()
                .filter(opening -> !opening.restricted)
                .toList();
        Map<String, Integer> byType = new TreeMap<>();
        Map<Severity, Integer> bySeverity = new TreeMap<>();
        int declared = 0;
        int reopened = 0;
        int resolved = 0;
        for (Opening opening : shown) {
            if (isWithin(opening.declaredAt, from, to)) {
                declared++;
                byType.merge(opening.type, 1, Integer::sum);
                bySeverity.merge(opening.worst, 1, Integer::sum);
            }
            reopened += (int) opening.reopenedAt.stream()
                    .filter(at -> isWithin(at, from, to))
                    .count();
            if (opening.resolvedAt != null && isWithin(opening.resolvedAt, from, to)) {
                resolved++;
            }
        }
        boolean complete = forgottenUpTo == null || forgottenUpTo.isBefore(from);
        return new IncidentSummary(
                from,
                to,
                complete,
                declared,
                reopened,
                resolved,
                byType,
                bySeverity,
                longest(shown, from, to),
                unreviewed(shown, to.minus(IncidentSummary.REVIEW_WITHIN), reviewFrom),
                open.stream().filter(incident -> !incident.restricted()).toList());
    }

    /** Whether it turned out to be no incident, or none of its own. */
    private static boolean isNone(IncidentEvent event) {
        return event instanceof IncidentEvent.Resolved resolved
                && (resolved.resolution() == Resolution.DISMISSED || resolved.resolution() == Resolution.DUPLICATE);
    }

    private static boolean isWithin(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    /** Openings that are alike in it stand in the same order whatever they were read back from. */
    private static Comparator<Past> oldestFirst() {
        return Comparator.comparing(Past::resolvedAt)
                .thenComparing(Past::declaredAt)
                .thenComparing(Past::key);
    }

    private static Comparator<Past> longestFirst() {
        return Comparator.comparing(Past::lasted).reversed().thenComparing(oldestFirst());
    }

    private static List<Past> longest(List<Opening> openings, Instant from, Instant to) {
        return openings.stream()
                .map(Opening::past)
                .filter(past -> past != null && isWithin(past.resolvedAt(), from, to))
                .sorted(longestFirst())
                .limit(MOST_LONGEST)
                .toList();
    }

    private static List<Past> unreviewed(
            List<Opening> openings, Instant before, Function<String, Severity> reviewFrom) {
        return openings.stream()
                .filter(opening -> !opening.settled && opening.worst.atLeast(reviewFrom.apply(opening.type)))
                .map(Opening::past)
                .filter(past -> past != null && past.resolvedAt().isBefore(before))
                .sorted(oldestFirst())
                .toList();
    }
}
