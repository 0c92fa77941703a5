package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** The last changes that were told, of which there are at most {@link Change#REMEMBERED}; for all threads. */
public final class Changes {

    private final Deque<Change> last = new ArrayDeque<>();

    /** Takes note of a change, whether it was just told or was read back from the journal. */
    public synchronized void note(Change change) {
        if (last.size() == Change.REMEMBERED) {
            last.removeFirst();
        }
        last.addLast(change);
    }

    /** The remembered changes that took effect within {@code within} before {@code moment} or at it, oldest first. */
    public List<Change> before(Instant moment, Duration within) {
        Instant from = Duration.between(Instant.MIN, moment).compareTo(within) < 0 ? Instant.MIN : moment.minus(within);
        return all().stream()
                .filter(change -> !change.at().isBefore(from) && !change.at().isAfter(moment))
                .sorted(Comparator.comparing(Change::at))
                .toList();
    }

    /** Every remembered change, in the order in which they were told. */
    public synchronized List<Change> all() {
        return List.copyOf(last);
    }
}
