package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.delivery.engagement.Ledger;
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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random lives of incidents, random answers, random silences, random kills: what is promised holds whatever the seed. */
class DeliveryModelTest {

    private static final int RUNS = Integer.getInteger("delivery.runs", 300);
    private static final int STEPS = 120;
    private static final List<Severity> SEVERITIES = List.of(Severity.values());
    private static final Accepts FILTER = Accepts.builder().from(Severity.SEV3).build();

    /** They found something once. */
    private static final long[] KNOWN = {2_473_087_541_713_281_737L, 3_803_724_028_664_437_361L};

    @Test
    void everyOpeningStillOpenAndEveryResolveOfAnEngagedIncidentArrivesOrIsADeadLetterInOrderPerKey() {
        long first = Long.getLong("delivery.seed", new Random().nextLong());
        LongStream.concat(LongStream.of(KNOWN), LongStream.range(first, first + RUNS))
                .forEach(DeliveryModelTest::play);
    }

    private static void play(long seed) {
        try {
            new Run(seed).play();
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError("seed " + seed + "L", broken);
        }
    }

    /** What the backend behind the sink was told, which no crash of ours changes. */
    private static final class Backend implements IncidentSink {
        private final Random random;
        private final Rig rig;
        private final Set<String> knowsAsOpen = new HashSet<>();
        private final Map<String, Long> lastOfKey = new HashMap<>();
        private final Set<String> got = new HashSet<>();
        private final Map<String, Long> lineOfKey = new HashMap<>();
        private boolean calm;
        private boolean down;
        private String poison = "";

        Backend(Random random, Rig rig) {
            this.random = random;
            this.rig = rig;
        }

        @Override
        public DeliveryOutcome deliver(Delivery delivery) throws IOException {
            if (!calm && (down || delivery.incident().key().equals(poison))) {
                throw new IOException("connection refused");
            }
            int dice = calm ? 0 : random.nextInt(13);
            switch (dice) {
                case 8 -> {
                    take(delivery);
                    return DeliveryOutcome.accepted().again(Duration.ofSeconds(1 + random.nextInt(300)));
                }
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
            assertThat(rig.lineOf(delivery.eventId()))
                    .as("order of the key at %s", delivery.eventId())
                    .isGreaterThanOrEqualTo(
                            lineOfKey.getOrDefault(delivery.incident().key(), 0L));
            lineOfKey.put(delivery.incident().key(), rig.lineOf(delivery.eventId()));
            delivery.coalesced().forEach(earlier -> got.add(earlier.stamp().eventId()));
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
        private final List<Story> over = new ArrayList<>();

        Run(long seed) {
            random = new Random(seed);
            backend = new Backend(random, rig);
            DeliverySettings.Builder settings = DeliverySettings.builder().seed(seed);
            if (random.nextBoolean()) {
                settings.backlog(1 + random.nextInt(30), 1L << 30);
            }
            if (random.nextInt(4) == 0) {
                settings.giveUpAfter(Duration.ofMinutes(1 + random.nextInt(20)));
            }
            rig.settings(settings.build()).sink("backend", backend, FILTER).holds(mutes);
        }

        void play() {
            guarded(rig::start);
            for (int step = 0; step < STEPS; step++) {
                int dice = random.nextInt(13);
                if (dice == 12) {
                    trouble();
                } else if (dice == 11) {
                    guarded(() -> rig.pass(Duration.ofMinutes(random.nextInt(30))));
                } else if (dice == 10) {
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
            rig.incident("last").severity(Severity.SEV1).declared(); // after an acceptance nothing is missed any more
            rig.pass(Duration.ofDays(2));
            stories.addAll(over);
            check();
        }

        /** A kill in the middle of a call is followed by a start, until one survives. */
        private void guarded(Runnable action) {
            action.run();
            while (!rig.isAlive()) {
                rig.start();
            }
        }

        /** The backend goes down or comes back, or one key fails for ever or no longer. */
        private void trouble() {
            if (random.nextBoolean()) {
                backend.down = !backend.down;
            } else {
                backend.poison = backend.poison.isEmpty() && !stories.isEmpty()
                        ? stories.get(random.nextInt(stories.size())).incident().key()
                        : "";
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
                stories.add(rig.incident("inc" + (stories.size() + over.size()))
                        .severity(any())
                        .declared());
                return;
            }
            Story story = stories.get(random.nextInt(stories.size()));
            if (!story.incident().isOpen()) {
                if (random.nextBoolean()) {
                    story.severity(any()).reopened();
                } else {
                    stories.remove(story);
                    over.add(story);
                    stories.add(rig.sameKey(story, "inc" + (stories.size() + over.size()))
                            .severity(any())
                            .declared());
                }
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
                            .as(
                                    "the state of %s, which is open%n%s",
                                    last, history(story.incident().id()))
                            .isTrue();
                }
                if (!story.incident().isOpen()
                        && backend.knowsAsOpen.contains(story.incident().id())) {
                    Set<String> ends =
                            endsAfterWhatTheBackendGot(story.incident().id());
                    assertThat(ends.stream().anyMatch(end -> dead.contains(end) || skipped.contains(end)))
                            .as(
                                    "one of the ends %s of an incident that the backend knows to be open%n%s",
                                    ends, history(story.incident().id()))
                            .isTrue();
                }
            }
            assertThat(rig.lanes.deadLetters("backend")).hasSameSizeAs(rig.journal.receipts(What.DEAD));
            nobodyElseHeard();
        }

        /** The first end after what the backend got last; where a lane passed over lines, a later one may stand for it. */
        private Set<String> endsAfterWhatTheBackendGot(String incidentId) {
            boolean mayPassOver = !rig.journal.receipts(What.CATCHES_UP).isEmpty();
            Set<String> ends = new HashSet<>();
            boolean wanted = false;
            for (JournalLine line : rig.journal.lines()) {
                if (line instanceof Happened happened
                        && happened.incident().id().equals(incidentId)) {
                    String eventId = happened.event().stamp().eventId();
                    if (backend.got.contains(eventId)) {
                        wanted = true;
                        ends.clear();
                    }
                    if (wanted && !happened.incident().isOpen()) {
                        ends.add(eventId);
                        wanted = mayPassOver;
                    }
                }
            }
            return ends;
        }

        /** All that the journal says of an incident, for whoever looks into a failure. */
        private String history(String id) {
            StringBuilder history = new StringBuilder();
            for (JournalLine line : rig.journal.lines()) {
                if (line instanceof Happened happened
                        && happened.incident().id().equals(id)) {
                    history.append(line.seq() + " " + happened.event().kind() + " "
                            + happened.event().stamp().eventId() + " "
                            + happened.incident().severity() + "\n");
                } else if (line instanceof JournalLine.Told told
                        && (told.incidentId().equals(id) || told.incidentId().isEmpty())) {
                    history.append(line.seq() + "   " + told.what() + " " + told.eventId() + " about " + told.about()
                            + " " + told.details() + "\n");
                }
            }
            return history.toString();
        }

        /** What the backend got of an incident begins with an event whose state passes the filter. */
        private void nobodyElseHeard() {
            Set<String> mayBeKnown = new HashSet<>();
            boolean catchesUp = !rig.journal.receipts(What.CATCHES_UP).isEmpty();
            // An end that was not answered for good is told again, by a later one too.
            Set<String> answered = new HashSet<>();
            List.of(What.ACCEPTED, What.SKIPPED, What.DEAD)
                    .forEach(what -> rig.journal.receipts(what).stream()
                            .filter(told -> told.details().containsKey(Ledger.ENGAGEMENT))
                            .forEach(told -> answered.add(told.eventId())));
            rig.journal.lines().forEach(line -> {
                if (line instanceof Happened happened) {
                    String id = happened.incident().id();
                    if (happened.incident().isOpen() && FILTER.passes(happened.incident())) {
                        mayBeKnown.add(id);
                    }
                    if (backend.got.contains(happened.event().stamp().eventId())) {
                        assertThat(mayBeKnown)
                                .as(
                                        "who may be known at %s%n%s",
                                        happened.event().stamp().eventId(), history(id))
                                .contains(id);
                    }
                    boolean toldOfTheEnd =
                            answered.contains(happened.event().stamp().eventId());
                    if (!happened.incident().isOpen() && (toldOfTheEnd || !catchesUp)) {
                        mayBeKnown.remove(
                                id); // a lane that passes over an end tells of the reopening as of the same incident
                    }
                }
            });
        }
    }
}
