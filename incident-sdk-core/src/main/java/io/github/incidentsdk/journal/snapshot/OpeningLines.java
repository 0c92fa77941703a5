package io.github.incidentsdk.journal.snapshot;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of one opening that say how it is, how it was at its worst, and who was told. */
final class OpeningLines {

    private static final int MOST_REOPENINGS = 256;

    private long newest;
    private @Nullable Severity severity;
    private long worst;
    private long[] reopened = {};
    private long adopted;
    private long dismissed;
    private boolean open = true;
    private boolean claimed;
    private @Nullable Instant resolvedAt;
    private int shape;
    private @Nullable Map<String, ReceiptLines> bySink;

    /** Takes an event; true when it changed what a rule in shadow mode is compared by. */
    boolean happened(Happened line) {
        IncidentOutline incident = line.outline();
        long before = newest;
        newest = line.seq();
        open = incident.isOpen();
        claimed = incident.isClaimed();
        resolvedAt = incident.resolvedAt();
        if (severity == null || !severity.moreSevereThan(incident.severity())) {
            severity = incident.severity();
            worst = line.seq();
        }
        if (line.event() instanceof IncidentEvent.Reopened && reopened.length < 2 * MOST_REOPENINGS) {
            reopened = Arrays.copyOf(reopened, reopened.length + 2);
            reopened[reopened.length - 2] = before; // the end
            reopened[reopened.length - 1] = line.seq();
        }
        if (open) {
            dismissed = 0;
        } else if (line.event() instanceof IncidentEvent.Resolved resolved && isNone(resolved.resolution())) {
            dismissed = line.seq();
        }
        int was = shape;
        shape = shape(line);
        return shape != was;
    }

    /** Whether it turned out to be no incident, or none of its own, which nobody has to review. */
    private static boolean isNone(Resolution resolution) {
        return resolution == Resolution.DISMISSED || resolution == Resolution.DUPLICATE;
    }

    private static int shape(Happened line) {
        if (!line.outline().shadow()) {
            return line.outline().isOpen() ? 1 : 2;
        }
        Set<String> holding = line.incident().claims().stream()
                .filter(claim -> claim.holds() && claim.reporter().kind() == Actor.Kind.RULE)
                .map(claim -> claim.reporter().name())
                .collect(Collectors.toSet());
        return Objects.hash(holding, 1);
    }

    void told(Told line) {
        if (line.sink().isEmpty()) {
            adopted = line.seq();
        } else {
            receipts(line.sink()).told(line);
        }
    }

    ReceiptLines receipts(String sink) {
        Map<String, ReceiptLines> all = bySink == null ? new HashMap<>(2) : bySink;
        bySink = all;
        return all.computeIfAbsent(sink, id -> new ReceiptLines());
    }

    Collection<String> sinks() {
        return bySink == null ? Set.of() : bySink.keySet();
    }

    long newest() {
        return newest;
    }

    /** Whether it is open, may come back, somebody is overruled on it, or a sink is still to hear of its end. */
    boolean isLive(Instant past, boolean isLastOfKey) {
        return open
                || resolvedAt == null
                || !resolvedAt.isBefore(past)
                || (claimed && isLastOfKey)
                || (bySink != null && bySink.values().stream().anyMatch(ReceiptLines::isEngaged));
    }

    /** Whether nothing but receipts is known of it, and none that matters: such as a dead letter of what is long over. */
    boolean isStray() {
        return newest == 0
                && adopted == 0
                && (bySink == null || bySink.values().stream().noneMatch(each -> each.isEngaged() || each.isAdopted()));
    }

    /** Whether a sink has given up something of it, to be told later. */
    boolean wasMissed() {
        return bySink != null && bySink.values().stream().anyMatch(ReceiptLines::wasMissed);
    }

    /** It is over for good: whom it was told to matters no more. */
    void retire() {
        bySink = null;
    }

    void addTo(Numbers needed) {
        needed.add(newest);
        needed.add(worst);
        needed.add(adopted);
        needed.add(dismissed);
        for (long line : reopened) {
            needed.add(line);
        }
        if (bySink != null) {
            bySink.values().forEach(receipts -> receipts.addTo(needed));
        }
    }
}
