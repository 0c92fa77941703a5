package io.github.incidentsdk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that was written down, each entry checked against what holds for all of them; for all threads. */
final class EventBook implements IncidentLog {

    record Entry(IncidentEvent event, IncidentSnapshot after) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, IncidentSnapshot> lastById = new HashMap<>();
    private final List<AssertionError> wrong = new ArrayList<>();

    @Override
    public synchronized void record(IncidentEvent event, IncidentSnapshot after) {
        entries.add(new Entry(event, after));
        IncidentSnapshot before = lastById.put(after.id(), after);
        try {
            check(event, before, after);
        } catch (AssertionError error) {
            wrong.add(error); // the incident's lock is held here: the test hears of it in entries()
        }
    }

    private static void check(IncidentEvent event, IncidentSnapshot before, IncidentSnapshot after) {
        assertThat(event.stamp().key()).isEqualTo(after.key());
        assertThat(event.stamp().incidentId()).isEqualTo(after.id());
        assertThat(event.stamp().seq()).as("seq of %s", event).isEqualTo(after.seq());
        assertThat(after.seq()).as("seq of %s", event).isEqualTo(before == null ? 1 : before.seq() + 1);
        assertThat(event instanceof IncidentEvent.Declared).isEqualTo(before == null);

        boolean wasOpen = before != null && before.isOpen();
        if (event instanceof IncidentEvent.Declared || event instanceof IncidentEvent.Reopened) {
            assertThat(wasOpen).as("open before %s", event).isFalse();
            assertThat(after.isOpen()).as("open after %s", event).isTrue();
        } else if (event instanceof IncidentEvent.Resolved) {
            assertThat(wasOpen).as("open before %s", event).isTrue();
            assertThat(after.isOpen()).as("open after %s", event).isFalse();
        } else {
            assertThat(after.isOpen()).as("open after %s", event).isEqualTo(wasOpen);
        }

        assertThat(after.resolution() == null).isEqualTo(after.isOpen());
        assertThat(after.resolvedAt() == null).isEqualTo(after.isOpen());
        assertThat(after.setSeverity() == null).isEqualTo(after.claimedWhenSet() == null);
        assertThat(after.severity())
                .isEqualTo(after.setSeverity() == null ? after.claimedSeverity() : after.setSeverity());
        assertThat(after.acknowledgedBy() == null).isEqualTo(after.acknowledgedAt() == null);
        assertThat(after.acknowledgedSeverity() == null).isEqualTo(after.acknowledgedAt() == null);
        if (after.acknowledgedSeverity() != null) {
            assertThat(after.severity().moreSevereThan(after.acknowledgedSeverity()))
                    .as("worse than acknowledged after %s", event)
                    .isFalse();
        }
        assertThat(after.isOpen() || after.claims().stream().noneMatch(Claim::holds))
                .as("nobody holds what is over")
                .isTrue();
        assertThat(after.count()).isGreaterThanOrEqualTo(before == null ? 1 : before.count());
    }

    /** All entries so far; fails when one of them was wrong in itself. */
    synchronized List<Entry> entries() {
        if (!wrong.isEmpty()) {
            throw wrong.get(0);
        }
        return List.copyOf(entries);
    }

    List<IncidentEvent> events() {
        return entries().stream().map(Entry::event).toList();
    }

    List<String> kinds() {
        return events().stream().map(IncidentEvent::kind).toList();
    }

    Entry last() {
        List<Entry> all = entries();
        return all.get(all.size() - 1);
    }

    <E extends IncidentEvent> List<E> of(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
