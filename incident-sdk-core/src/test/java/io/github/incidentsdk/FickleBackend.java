package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A backend behind an unreliable network, which outlives the processes that tell it and remembers what it was told. */
final class FickleBackend implements IncidentSink {

    private final String name;
    private final Accepts accepts;
    private final Random random;
    private final Runnable die;
    private final Map<String, IncidentSnapshot> newest = new HashMap<>();
    private final Map<String, Stamp> last = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private final List<String> heard = new ArrayList<>();
    private boolean down;
    private boolean calm;
    private int openings;

    FickleBackend(String name, Accepts accepts, Random random, Runnable die) {
        this.name = name;
        this.accepts = accepts;
        this.random = random;
        this.die = die;
    }

    String name() {
        return name;
    }

    Accepts accepts() {
        return accepts;
    }

    int openings() {
        return openings;
    }

    /** All that it took, in order. */
    List<String> heard() {
        return heard;
    }

    /** Answers nobody until it is up again. */
    void down(boolean isDown) {
        down = isDown;
    }

    /** Takes everything from now on. */
    void calmDown() {
        calm = true;
        down = false;
    }

    /** What it was told last of an incident. */
    Optional<IncidentSnapshot> newest(String incidentId) {
        return Optional.ofNullable(newest.get(incidentId));
    }

    /** Whether it was told of something that the journal has lost. */
    boolean knowsBetter(String incidentId) {
        return lost.contains(incidentId);
    }

    /** A process died: returns the incidents of which this was told what is not among the events and engagements that are left. */
    Set<String> forgetAllBut(Set<Stamp> events, Map<String, Long> engagements) {
        Set<String> unknown = new HashSet<>(last.keySet());
        unknown.removeIf(id -> events.contains(last.get(id))
                && (!newest.get(id).isOpen()
                        || engagements.getOrDefault(id, 0L) >= newest.get(id).seq()));
        last.keySet().removeAll(unknown);
        newest.keySet().removeAll(unknown);
        lost.addAll(unknown);
        return unknown;
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) throws IOException {
        if (down) {
            throw new IOException("connection refused");
        }
        int dice = calm ? 0 : random.nextInt(24);
        switch (dice) {
            case 1, 2 -> throw new IOException("connection reset");
            case 3, 4 -> {
                take(delivery);
                throw new IOException("took it, and the answer was lost");
            }
            case 5 -> {
                return DeliveryOutcome.retry("status 429", Duration.ofSeconds(random.nextInt(5_000)));
            }
            case 6 -> {
                return DeliveryOutcome.refused("status 400");
            }
            case 7 -> throw new IllegalStateException("a fault");
            case 8 -> {
                take(delivery);
                die.run();
                return DeliveryOutcome.accepted();
            }
            default -> {
                take(delivery);
                return DeliveryOutcome.accepted();
            }
        }
    }

    private void take(Delivery delivery) {
        IncidentSnapshot now = delivery.incident();
        IncidentSnapshot before = newest.put(now.id(), now);
        last.put(now.id(), delivery.event().stamp());
        heard.add(delivery.eventId());
        if (before == null) {
            assertThat(lost.contains(now.id()) || (now.isOpen() && accepts.passes(now)))
                    .as("%s is told of %s, which it knows nothing of, with %s", name, now.id(), delivery.event())
                    .isTrue();
            openings++;
        } else {
            assertThat(now.seq())
                    .as("order in which %s hears of %s", name, now.id())
                    .isGreaterThanOrEqualTo(before.seq());
        }
    }
}
