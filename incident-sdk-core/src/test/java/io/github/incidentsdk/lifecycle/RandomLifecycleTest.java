package io.github.incidentsdk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random interleavings of reporters, people and time against the few sentences that say what has to come of them. */
class RandomLifecycleTest {

    private static final List<Actor> RULES = List.of(Scene.RULE, Scene.OTHER_RULE);
    private static final List<Severity> SEVERITIES = List.of(Severity.values());
    private static final int STEPS = 400;

    static List<Long> seeds() {
        Random random = new Random(20_260_102);
        return random.longs(150).boxed().toList();
    }

    /** An incident is open while a claim holds; its severity is the worst claim's unless a person's stands over it. */
    private static final class Expected {
        private final Map<String, Severity> holding = new TreeMap<>();
        private final Map<String, Severity> overruled = new TreeMap<>();
        private @Nullable Severity set;
        private @Nullable Severity claimedWhenSet;
        private Severity lastClaimed = Severity.SEV3;

        boolean open() {
            return !holding.isEmpty();
        }

        Severity claimed() {
            return holding.values().stream().min(Severity::compareTo).orElse(lastClaimed);
        }

        void hold(Actor reporter, Severity severity) {
            String name = reporter.toString();
            Severity ended = overruled.get(name);
            if (ended != null && !severity.moreSevereThan(ended)) {
                return;
            }
            if (!open()) {
                set = null;
            }
            overruled.remove(name);
            holding.put(name, severity);
            weigh();
        }

        void release(Actor reporter) {
            overruled.remove(reporter.toString());
            if (holding.remove(reporter.toString()) != null) {
                weigh();
            }
        }

        void end() {
            if (!open()) {
                return;
            }
            lastClaimed = claimed();
            holding.remove(Actor.CODE.toString());
            overruled.putAll(holding);
            holding.clear();
        }

        void set(@Nullable Severity severity) {
            if (open()) {
                claimedWhenSet = claimed();
                set = severity;
            }
        }

        private void weigh() {
            if (set != null
                    && claimed().moreSevereThan(claimedWhenSet)
                    && claimed().atLeast(set)) {
                set = null;
            }
            lastClaimed = claimed();
        }

        Severity severity() {
            return set == null ? claimed() : set;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyInterleavingEndsAsTheSentencesSay(long seed) {
        Random random = new Random(seed);
        Scene scene = new Scene(Scene.type("outage"));
        Expected expected = new Expected();
        TrackedIncident incident = scene.declare("outage");
        expected.hold(Actor.CODE, Severity.SEV3);

        for (int step = 0; step < STEPS; step++) {
            incident = act(random, scene, expected, incident);
            check(scene, expected, incident, "seed " + seed + ", step " + step);
        }
        scene.book.entries();
    }

    private static TrackedIncident act(Random random, Scene scene, Expected expected, TrackedIncident incident) {
        Severity severity = SEVERITIES.get(random.nextInt(5));
        Actor rule = RULES.get(random.nextInt(2));
        switch (random.nextInt(14)) {
            case 0, 1 -> {
                Severity held = expected.holding.get(Actor.CODE.toString());
                if (held == null || severity.moreSevereThan(held)) {
                    expected.hold(Actor.CODE, severity);
                }
                return scene.declare("outage", i -> i.severity(severity));
            }
            case 2, 3, 4 -> {
                expected.hold(rule, severity);
                return scene.hold(rule, "outage", severity);
            }
            case 5, 6 -> {
                expected.release(rule);
                scene.table.release(rule, incident, "recovered");
            }
            case 7 -> {
                expected.end();
                scene.person(incident).resolve("done");
            }
            case 8 -> {
                expected.end();
                scene.person(incident).dismiss("no incident");
            }
            case 9 -> {
                expected.set(severity);
                scene.person(incident).severity(severity, "I say so");
            }
            case 10 -> {
                expected.set(null);
                scene.person(incident).severity(null, "the claims decide");
            }
            case 11 -> scene.person(incident).acknowledge();
            case 12 -> scene.person(incident).note("looking");
            default -> scene.pass(Duration.ofSeconds(random.nextInt(1_200)));
        }
        return incident;
    }

    private static void check(Scene scene, Expected expected, TrackedIncident incident, String where) {
        IncidentSnapshot snapshot = incident.snapshot();
        assertThat(snapshot.isOpen()).as(where).isEqualTo(expected.open());
        assertThat(snapshot.isHeld()).as(where).isEqualTo(expected.open());
        assertThat(scene.table.open()).as(where).hasSize(expected.open() ? 1 : 0);
        if (!expected.open()) {
            return;
        }
        assertThat(names(snapshot, Claim.State.HOLDS)).as(where).isEqualTo(expected.holding);
        assertThat(names(snapshot, Claim.State.OVERRULED)).as(where).isEqualTo(expected.overruled);
        assertThat(snapshot.claimedSeverity()).as(where).isEqualTo(expected.claimed());
        assertThat(snapshot.severity()).as(where).isEqualTo(expected.severity());
    }

    private static Map<String, Severity> names(IncidentSnapshot snapshot, Claim.State state) {
        Map<String, Severity> names = new TreeMap<>();
        snapshot.claims().stream()
                .filter(claim -> claim.state() == state)
                .forEach(claim -> names.put(claim.reporter().toString(), claim.severity()));
        return names;
    }

    @Test
    void theInterleavingsMeetEveryKindOfEventThatTheyCan() {
        Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
        Random random = new Random(7);
        Scene scene = new Scene(Scene.type("outage"));
        Expected expected = new Expected();
        TrackedIncident incident = scene.declare("outage");
        expected.hold(Actor.CODE, Severity.SEV3);
        for (int step = 0; step < 10 * STEPS; step++) {
            incident = act(random, scene, expected, incident);
            severities.merge(incident.snapshot().severity(), 1, Integer::sum);
        }

        assertThat(scene.book.kinds())
                .contains(
                        "declared",
                        "reopened",
                        "reporter-joined",
                        "reporter-left",
                        "severity-changed",
                        "severity-set",
                        "acknowledged",
                        "noted",
                        "resolved",
                        "observed");
        assertThat(severities).containsOnlyKeys(Severity.values());
        assertThat(scene.book.of(IncidentEvent.Resolved.class)).hasSizeGreaterThan(100);
        assertThat(scene.ignored(Ignored.OVERRULED)).isPositive();
    }
}
