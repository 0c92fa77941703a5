package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Declared;
import io.github.incidentsdk.model.IncidentEvent.Reopened;
import io.github.incidentsdk.model.IncidentEvent.ReporterJoined;
import io.github.incidentsdk.model.IncidentEvent.ReporterLeft;
import io.github.incidentsdk.model.IncidentEvent.Resolved;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A million ticks of whole engines under everything that happens to them; what must hold of every event is said from what the
 * series were, without a look at the rules' states.
 */
class HostileEngineTest {

    private static final int TICKS = 500_000;
    private static final int QUEUES = 4;
    private static final IncidentType QUEUE = type("outage", "queue").build();
    private static final IncidentRule[] RULES = {
        rule("deep")
                .value("depth")
                .level(SEV2, "> 50")
                .holdsFor(ofSeconds(30))
                .keep(ofSeconds(45))
                .build(),
        rule("ladder")
                .value("depth")
                .level(SEV1, "> 90")
                .level(SEV3, "> 30")
                .resolvesWhen("< 20", ofSeconds(30))
                .build()
    };
    private static final double[] VALUES = {
        0, 10, 19, 25, 40, 60, 60, 95, 95, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };

    private final Map<String, Double> values = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> holding = new HashSet<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, String> queues = new HashMap<>();
    private Service service = new Service(List.of(QUEUE), new RuleLimits(50, 80), RULES);
    private boolean healthy = true;
    private String where = "";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 20_261_121})
    void opensOnlyWhatIsTrueAndEndsOnlyWhatIsKnownToBeOver(long seed) {
        Random random = new Random(seed);
        for (int tick = 0; tick < TICKS; tick++) {
            where = "seed " + seed + ", tick " + tick;
            happen(random);
            if (tick % 97 == 0) {
                resolveOne(random);
            }
            service.tick();
            service.events.forEach(this::check);
            service.events.clear();
        }
        assertThat(seen).as("enough happened").containsKeys("Declared", "Reopened", "recovered", "its series is gone");
        assertThat(seen.values()).allMatch(count -> count > 20);
        assertThat(service.engine.status()).allMatch(rule -> rule.counts().failures() == 0);
    }

    private void happen(Random random) {
        String queue = "q" + random.nextInt(QUEUES);
        String series = "depth{queue=" + queue + "}";
        switch (random.nextInt(60)) {
            case 0 -> remove(series, queue);
            case 1 -> fail();
            case 2, 3, 4 -> recover();
            case 5 -> service.pass(ofMinutes(random.nextInt(15)));
            case 6 -> service.jumpWall(ofMinutes(random.nextInt(240) - 120));
            case 7 -> service.pass(ofMillis(random.nextInt(40_000)));
            case 8 -> {
                if (random.nextInt(20) == 0) {
                    kill(random);
                }
            }
            case 9 -> {
                if (random.nextInt(200) == 0) {
                    bomb(random);
                }
            }
            case 10, 11, 12, 13, 14, 15 -> set(series, queue, VALUES[random.nextInt(VALUES.length)]);
            default -> {} // time passes
        }
    }

    private void set(String series, String queue, double value) {
        service.set(series, value);
        values.put(queue, value);
    }

    private void remove(String series, String queue) {
        if (values.remove(queue) != null) {
            service.remove(series);
        }
    }

    private void fail() {
        service.source.failed("unplugged");
        healthy = false;
    }

    private void recover() {
        service.source.recovered();
        healthy = true;
    }

    private void kill(Random random) {
        service = service.killedFor(random.nextBoolean() ? ofSeconds(random.nextInt(7_000)) : ofSeconds(0), RULES);
        values.clear();
        healthy = true;
        seen.merge("kill", 1, Integer::sum);
    }

    /** Far more series than rules may follow, for some ticks. */
    private void bomb(Random random) {
        seen.merge("bomb", 1, Integer::sum);
        for (int i = 0; i < 200; i++) {
            set("depth{queue=bomb" + i + "}", "bomb" + i, VALUES[random.nextInt(VALUES.length)]);
        }
        for (int tick = 0; tick < 5; tick++) {
            service.tick();
            service.events.forEach(this::check);
            service.events.clear();
        }
        if (service.engine.status().stream().anyMatch(rule -> rule.instances().size() > 50)) {
            throw new AssertionError(where + ": more label sets than may be");
        }
        for (int i = 0; i < 200; i++) {
            remove("depth{queue=bomb" + i + "}", "bomb" + i);
        }
    }

    private void resolveOne(Random random) {
        if (!service.open().isEmpty() && random.nextInt(4) == 0) {
            service.resolveByHand();
        }
    }

    private void check(IncidentEvent event) {
        String key = event.stamp().key();
        Actor actor = event.stamp().actor();
        if (event instanceof Declared || event instanceof Reopened) {
            is(open.add(key), event, "opens what is open");
            seen.merge(event.getClass().getSimpleName(), 1, Integer::sum);
        }
        if (event instanceof Resolved) {
            is(open.remove(key), event, "resolves what is not open");
            holding.removeIf(claim -> claim.startsWith(key)); // a person may overrule who still sees it
        } else if (!(event instanceof ReporterLeft)) {
            is(open.contains(key), event, "happens to what is not open");
        }
        if (actor.kind() != Actor.Kind.RULE) {
            return;
        }
        String queue = queue(key);
        if (event instanceof Declared || event instanceof Reopened || event instanceof ReporterJoined) {
            Double value = values.get(queue);
            double limit = actor.name().equals("deep") ? 50 : 30;
            holding.add(key + actor.name());
            is(healthy && value != null && value > limit, event, "opens without being true, at " + value);
        } else if (event instanceof ReporterLeft left && holding.remove(key + actor.name())) {
            left(left, actor, values.get(queue));
        }
    }

    private void left(ReporterLeft event, Actor actor, Double value) {
        String why = event.why();
        seen.merge(why, 1, Integer::sum);
        if (why.equals("its series is gone")) {
            is(healthy && value == null, event, "ends as gone what is there or unknown, at " + value);
        } else {
            double limit = actor.name().equals("deep") ? 50.01 : 20;
            is(healthy && value != null && value < limit, event, "recovers without being false, at " + value);
        }
    }

    /** Whose key it is; the table knows, also of incidents that are over. */
    private String queue(String key) {
        return queues.computeIfAbsent(key, unknown -> {
            var incident = service.incidents.find(key);
            return incident == null ? "" : incident.snapshot().by().getOrDefault("queue", "");
        });
    }

    private void is(boolean held, IncidentEvent event, String broken) {
        if (!held) {
            throw new AssertionError(where + (healthy ? "" : ", source down") + ": " + broken + ": " + event);
        }
    }
}
