package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.delivery.HandWorkers;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.directory.SimulatedMachine;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** What one seed does to a manager, its machine and its backends. */
final class Lives {

    private static final Accepts FROM_SEV3 =
            Accepts.builder().from(Severity.SEV3).build();
    private static final List<String> FEEDS = List.of("orders", "prices", "stock", "returns", "mail");
    private static final List<Severity> SEVERITIES = List.of(Severity.values());

    private static final int HOURS_OF_REST = 72;

    private final Random random;
    private final HandWorkers workers;
    private final SimulatedMachine machine;
    private final List<FickleBackend> backends;

    /** Of each incident id the number of the newest event that the manager said to be on disk. */
    private final Map<String, Long> persisted = new HashMap<>();

    private IncidentManager manager;

    /** Whether the disk was full or failed in this life: then backends are told of what a power cut may take back. */
    private boolean troubled;

    private int lives;
    private int cuts;
    private int spared;

    Lives(long seed) {
        random = new Random(seed);
        machine = new SimulatedMachine(random);
        workers = new HandWorkers(machine::endIfOff);
        backends = List.of(
                new FickleBackend("everything", Accepts.everything(), random, this::die),
                new FickleBackend("severe", FROM_SEV3, random, this::die));
        start();
    }

    int lives() {
        return lives;
    }

    int cuts() {
        return cuts;
    }

    /** How many lines restarts did not have to read. */
    int spared() {
        return spared;
    }

    /** What each backend took, one after the other. */
    List<String> told() {
        return backends.stream().flatMap(backend -> backend.heard().stream()).toList();
    }

    int openings() {
        return backends.stream().mapToInt(FickleBackend::openings).sum();
    }

    private void start() {
        lives++;
        IncidentManagerBuilder builder = IncidentManager.builder()
                .service("shop")
                .instance("one")
                .workers(workers)
                .store(machine.start())
                .selfReport(false)
                .type(IncidentType.named("import-stuck")
                        .title("Import of {feed} is stuck")
                        .by("feed")
                        .severity(Severity.SEV1, "late > 100")
                        .severity(Severity.SEV3, "late > 50")
                        .severity(Severity.SEV5, "late > 0")
                        .build());
        builder.closeWithProcess = false;
        builder.chance = new Random(random.nextLong()); // or the same seed would not do the same again
        backends.forEach(backend -> builder.sink(backend.name(), backend, backend.accepts()));
        manager = builder.build();
        machine.endIfOff(); // or a process whose machine went off while it read would tell of half of it
    }

    private void die() {
        machine.cutPower();
    }

    /** Lets so many things happen. */
    void live(int steps) throws IOException {
        for (int step = 0; step < steps; step++) {
            surviving(this::something);
        }
    }

    /** Nothing goes wrong any more, and there is time for all that is to be made good: as much as it takes, or three days. */
    void calmDown(boolean untilAllIsTold) throws IOException {
        machine.failing(false);
        machine.room(Long.MAX_VALUE);
        backends.forEach(FickleBackend::calmDown);
        surviving(() -> rest(untilAllIsTold));
        surviving(() -> rest(untilAllIsTold)); // the first may have ended with a power cut
    }

    private void rest(boolean untilAllIsTold) {
        int hours = 0;
        do {
            workers.pass(Duration.ofHours(1));
            hours++;
        } while (hours < HOURS_OF_REST && !(untilAllIsTold && isAllTold()));
    }

    private boolean isAllTold() {
        return manager.sinks().stream()
                .allMatch(sink -> sink.waiting() == 0
                        && sink.held().isEmpty()
                        && sink.owed().isEmpty()
                        && !sink.failing());
    }

    private void surviving(Runnable action) throws IOException {
        try {
            action.run();
            workers.settle();
        } catch (SimulatedMachine.PowerCut cut) {
            assertThat(machine.isOff()).isTrue();
        }
        while (machine.isOff()) {
            cuts++;
            workers.forget();
            try {
                start();
                workers.settle();
            } catch (SimulatedMachine.PowerCut cutAgain) {
                assertThat(machine.isOff()).isTrue();
            }
            if (!machine.isOff()) {
                survived();
            }
        }
    }

    private void something() {
        int dice = random.nextInt(40);
        if (dice < 18) {
            report();
        } else if (dice < 27) {
            workers.pass(Duration.ofSeconds(random.nextInt(90)));
        } else if (dice < 29) {
            workers.pass(Duration.ofMinutes(random.nextInt(60)));
        } else if (dice < 31) {
            FickleBackend backend = backends.get(random.nextInt(backends.size()));
            backend.down(random.nextBoolean());
        } else if (dice < 33) {
            machine.cutPowerAfter(random.nextInt(30));
        } else if (dice == 33) {
            machine.cutPower();
        } else if (dice == 34) {
            machine.failing(random.nextBoolean());
            troubled |= machine.isInTrouble();
        } else if (dice == 35) {
            machine.room(random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(200_000));
            troubled |= machine.isInTrouble();
        } else if (dice == 36) {
            workers.jumpWall(Duration.ofSeconds(random.nextInt(7_200) - 3_600L));
        } else if (dice == 37) {
            manager.silence(new Silence(
                    "s" + random.nextInt(3),
                    Matching.everything(),
                    workers.time().wall().plusSeconds(1 + random.nextInt(900)),
                    "anna",
                    "random"));
        } else if (dice == 38) {
            manager.endSilence("s" + random.nextInt(3), "anna");
        } else {
            manager.close();
            workers.forget();
            start();
        }
    }

    private void report() {
        List<Incident> open = manager.open();
        if (open.isEmpty() || random.nextInt(3) == 0) {
            String feed = FEEDS.get(random.nextInt(FEEDS.size()));
            remember(manager.declare("import-stuck", i -> i.by("feed", feed).metric("late", random.nextInt(150))));
            return;
        }
        Incident incident = open.get(random.nextInt(open.size()));
        switch (random.nextInt(8)) {
            case 0, 1 -> incident.resolve("done");
            case 2 -> incident.as("anna").acknowledge();
            case 3 -> incident.as("anna").severity(SEVERITIES.get(random.nextInt(SEVERITIES.size())), "looks like it");
            case 4 -> incident.as("anna").clearSeverity("no");
            case 5 -> {
                incident.note("look");
                manager.drill("rehearsed-" + random.nextInt(3));
                manager.change("deploy", "look");
            }
            default -> incident.observe("late", random.nextInt(150));
        }
        remember(incident);
    }

    private void remember(Incident incident) {
        IncidentSnapshot now = incident.snapshot();
        incident.persisted().whenComplete((nothing, failure) -> {
            if (failure == null) {
                persisted.merge(now.id(), now.seq(), Math::max);
            }
        });
    }

    /** Of each incident that the sink was engaged with: the number of the event with which that ended, and the greatest one while it has not. */
    private Map<String, Long> engagements(String sink) throws IOException {
        Map<String, Long> until = new HashMap<>();
        for (JournalLine line : machine.lines()) {
            if (line instanceof JournalLine.Told told && told.sink().equals(sink)) {
                if (told.what() == JournalLine.What.ENGAGED) {
                    until.put(told.incidentId(), Long.MAX_VALUE);
                } else if (told.details().containsKey("engagement")) {
                    String event = told.eventId();
                    long number = Long.parseLong(event.substring(event.lastIndexOf('-') + 1));
                    boolean heard = !told.details().get("engagement").equals("undone");
                    until.put(told.incidentId(), heard ? number : number - 1); // it may hear the same later
                }
            }
        }
        return until;
    }

    /** A process that starts from the snapshot knows what one knows that reads everything. */
    private void sameFromTheSnapshot() throws IOException {
        List<JournalLine> all = machine.lines();
        List<JournalLine> needed = machine.needed();
        spared += all.size() - needed.size();
        Map<String, Accepts> sinks = new TreeMap<>();
        backends.forEach(backend -> sinks.put(backend.name(), backend.accepts()));
        Instant newest =
                all.stream().map(JournalLine::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        assertThat(Recovered.of(needed, all, sinks, newest)).isEqualTo(Recovered.of(all, all, sinks, newest));
    }

    private void survived() throws IOException {
        sameFromTheSnapshot();
        Map<String, Long> onDisk = new HashMap<>();
        Set<Stamp> events = new HashSet<>();
        for (JournalLine line : machine.lines()) {
            if (line instanceof JournalLine.Happened happened) {
                onDisk.merge(happened.incident().id(), happened.incident().seq(), Math::max);
                events.add(happened.event().stamp());
            }
        }
        for (FickleBackend backend : backends) {
            Set<String> told = backend.forgetAllBut(events, engagements(backend.name()));
            assertThat(told.isEmpty() || troubled)
                    .as("%s knows of %s what is not on a disk that was always well", backend.name(), told)
                    .isTrue();
        }
        troubled = machine.isInTrouble();
        persisted.forEach((id, seq) -> assertThat(onDisk.getOrDefault(id, 0L))
                .as("last event of %s on disk", id)
                .isGreaterThanOrEqualTo(seq));
    }

    /** The promises, once everything had its time. */
    void check() throws IOException {
        survived();
        Map<String, IncidentSnapshot> last = new HashMap<>();
        Map<String, String> newestOfKey = new HashMap<>();
        for (JournalLine line : machine.lines()) {
            if (line instanceof JournalLine.Happened happened) {
                last.put(happened.incident().id(), happened.incident());
                newestOfKey.put(happened.incident().key(), happened.incident().id());
            }
        }
        for (FickleBackend backend : backends) {
            Set<String> dead = new HashSet<>();
            manager.deadLetters(backend.name()).forEach(letter -> dead.add(letter.eventId()));
            last.values().forEach(incident -> {
                boolean over =
                        !incident.isOpen() || !newestOfKey.get(incident.key()).equals(incident.id());
                check(backend, incident, over, dead);
            });
        }
    }

    /** @param over whether it ended, which a full disk may have had no room for: then the next one of its key says so */
    private static void check(FickleBackend backend, IncidentSnapshot incident, boolean over, Set<String> dead) {
        IncidentSnapshot known = backend.newest(incident.id()).orElse(null);
        if (backend.knowsBetter(incident.id())) {
            return;
        }
        boolean concerns =
                (known != null && known.isOpen()) || (!over && backend.accepts().passes(incident));
        if (concerns && (known == null || known.seq() < incident.seq())) {
            long told = known == null ? 0 : known.seq();
            assertThat(dead)
                    .as("%s knows event %d of %s, which is %s", backend.name(), told, incident.id(), incident)
                    .anyMatch(letter -> isOf(incident, told, letter));
        }
    }

    private static boolean isOf(IncidentSnapshot incident, long after, String letter) {
        return LongStream.rangeClosed(after + 1, incident.seq())
                .anyMatch(seq -> letter.equals(incident.id() + "-" + seq));
    }
}
