package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Mutes;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random lives of incidents, random answers, random silences, random kills: what is promised holds whatever the seed. */
class DeliveryModelTest {

    private static final int RUNS = 300;
    private static final int STEPS = 120;
    private static final List<Severity> SEVERITIES = List.of(Severity.values());
    private static final Accepts FILTER = Accepts.builder().from(Severity.SEV3).build();

    @Test
    void everyOpeningStillOpenAndEveryResolveOfAnEngagedIncidentArrivesOrIsADeadLetterInOrderPerKey() {
        long first = new Random().nextLong();
        for (int run = 0; run < RUNS; run++) {
            long seed = first + run;
            try {
                new Run(seed).play();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed + "L", broken);
            }
        }
    }

    /** What the backend behind the sink was told, which no crash of ours changes. */
    private static final class Backend implements IncidentSink {
        private final Random random;
        private final Rig rig;
        private final Set<String> knowsAsOpen = new HashSet<>();
        private final Map<String, Long> lastOfKey = new HashMap<>();
        private final Set<String> got = new HashSet<>();
        private boolean calm;

        Backend(Random random, Rig rig) {
            this.random = random;
            this.rig = rig;
        }

        @Override
        public DeliveryOutcome deliver(Delivery delivery) throws IOException {
            int dice = calm ? 0 : random.nextInt(12);
            switch (dice) {
                case 1 -> throw new IOException("connection refused");
                case 2 -> {
                    take(delivery);
                    throw new IOException("took it, and the answer was lost");
                }
                case 3 -> {
                    return DeliveryOutcome.retry("status 429", Duration.ofSeconds(random.nextInt(5_000) - 10L));
                }
                case 4 -> {
                    return DeliveryOutcome.refused("status 400");
                }
                case 5 -> throw new IllegalStateException("a fault");
                case 6 -> {
                    take(delivery);
                    rig.kill();
                    return DeliveryOutcome.accepted();
                }
                case 7 -> {
                    return DeliveryOutcome.skipped("nothing to say");
                }
                default -> {
                    take(delivery);
                    return DeliveryOutcome.accepted();
                }
            }
        }

        private void take(Delivery delivery) {
            long seq = delivery.event().stamp().seq();
            String id = delivery.incident().id();
            assertThat(seq)
                    .as("order of %s", delivery.eventId())
                    .isGreaterThanOrEqualTo(lastOfKey.getOrDefault(id, 0L));
            lastOfKey.put(id, seq);
            got.add(delivery.eventId());
            if (delivery.incident().isOpen()) {
                knowsAsOpen.add(id);
            } else {
                knowsAsOpen.remove(id);
            }
        }
    }

    /** One seed's run. */
    private static final class Run {
        private final Random random;
        private final Rig rig = new Rig();
        private final Mutes mutes = new Mutes();
        private final Backend backend;
        private final List<Story> stories = new ArrayList<>();

        Run(long seed) {
            random = new Random(seed);
            backend = new Backend(random, rig);
            rig.sink("backend", backend, FILTER).holds(mutes);
        }

        void play() {
            guarded(rig::start);
            for (int step = 0; step < STEPS; step++) {
                int dice = random.nextInt(11);
                if (dice == 10) {
                    guarded(this::silence);
                } else if (dice < 6) {
                    live();
                } else if (dice < 9) {
                    guarded(() -> rig.pass(Duration.ofSeconds(random.nextInt(60))));
                } else {
                    rig.kill();
                    guarded(rig::start);
                }
            }
            backend.calm = true;
            rig.pass(Duration.ofDays(2));
            check();
        }

        /** A kill in the middle of a call is followed by a start, until one survives. */
        private void guarded(Runnable action) {
            action.run();
            while (!rig.isAlive()) {
                rig.start();
            }
        }

        private void silence() {
            if (random.nextBoolean()) {
                mutes.end(Hold.Kind.SILENCE, "s");
            } else {
                Matching some = random.nextBoolean()
                        ? Matching.everything()
                        : Matching.everything().below(any());
                Instant until = rig.workers.time().wall().plusSeconds(random.nextInt(600));
                mutes.add(new Silence("s", some, until, "anna", "random"));
            }
            rig.lanes.lookAgain();
            rig.settle();
        }

        private void live() {
            if (stories.size() < 6 && (stories.isEmpty() || random.nextInt(3) == 0)) {
                stories.add(rig.incident("inc" + stories.size()).severity(any()).declared());
                return;
            }
            Story story = stories.get(random.nextInt(stories.size()));
            if (!story.incident().isOpen()) {
                story.severity(any()).reopened();
            } else {
                switch (random.nextInt(4)) {
                    case 0 -> story.resolved();
                    case 1 -> story.changes(any());
                    default -> story.noted("look");
                }
            }
        }

        private Severity any() {
            return SEVERITIES.get(random.nextInt(SEVERITIES.size()));
        }

        private void check() {
            Set<String> dead = new HashSet<>();
            Set<String> skipped = new HashSet<>();
            rig.journal.receipts(What.DEAD).forEach(told -> dead.add(told.eventId()));
            rig.journal.receipts(What.SKIPPED).forEach(told -> skipped.add(told.eventId()));
            assertThat(rig.status("backend").waiting()).isZero();
            for (Story story : stories) {
                String last = story.incident().id() + "-" + story.incident().seq();
                boolean settled = backend.got.contains(last) || dead.contains(last) || skipped.contains(last);
                if (story.incident().isOpen() && FILTER.passes(story.incident())) {
                    assertThat(settled)
                            .as("the state of %s, which is open", last)
                            .isTrue();
                }
                if (!story.incident().isOpen()
                        && backend.knowsAsOpen.contains(story.incident().id())) {
                    String resolve =
                            resolveAfterWhatTheBackendGot(story.incident().id());
                    assertThat(dead.contains(resolve) || skipped.contains(resolve))
                            .as("the resolve %s of an incident that the backend knows to be open", resolve)
                            .isTrue();
                }
            }
            assertThat(rig.lanes.deadLetters("backend")).hasSameSizeAs(rig.journal.receipts(What.DEAD));
            nobodyElseHeard();
        }

        private String resolveAfterWhatTheBackendGot(String incidentId) {
            String resolve = "none";
            boolean wanted = false;
            for (JournalLine line : rig.journal.lines()) {
                if (line instanceof Happened happened
                        && happened.incident().id().equals(incidentId)) {
                    String eventId = happened.event().stamp().eventId();
                    if (backend.got.contains(eventId)) {
                        wanted = true;
                    }
                    if (wanted && !happened.incident().isOpen()) {
                        resolve = eventId;
                        wanted = false;
                    }
                }
            }
            return resolve;
        }

        /** What the backend got of an incident begins with an event whose state passes the filter. */
        private void nobodyElseHeard() {
            Set<String> mayBeKnown = new HashSet<>();
            rig.journal.lines().forEach(line -> {
                if (line instanceof Happened happened) {
                    String id = happened.incident().id();
                    if (happened.incident().isOpen() && FILTER.passes(happened.incident())) {
                        mayBeKnown.add(id);
                    }
                    if (backend.got.contains(happened.event().stamp().eventId())) {
                        assertThat(mayBeKnown).contains(id);
                    }
                    if (!happened.incident().isOpen()) {
                        mayBeKnown.remove(id);
                    }
                }
            });
        }
    }
}
