package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bombs, hangs, pauses, clock jumps and exceptions. */
class HostileRulesTest {

    private static final IncidentType QUEUE = type("outage", "queue").build();
    private static final IncidentRule DEEP =
            rule("deep").value("depth").level(SEV2, "> 50").build();

    @Test
    void followsNoMoreThanItMay() {
        Service service = new Service(List.of(QUEUE), new RuleLimits(3, 100), DEEP);
        for (int i = 0; i < 10; i++) {
            service.set("depth{queue=q" + i + "}", 60);
        }
        service.tick(5);

        assertThat(service.opened()).hasSize(3);
        assertThat(service.status().counts().refused()).isEqualTo(7);

        String first = service.opened().get(0);
        service.set("depth" + first.substring(0, first.indexOf('}') + 1), 0).tick(4);
        assertThat(service.opened())
                .as("the others go on, and there is room for one more")
                .hasSize(3)
                .doesNotContain(first);
    }

    @Test
    void sharesTheRoomAmongAllRules() {
        Service service = new Service(
                List.of(QUEUE),
                new RuleLimits(10, 12),
                DEEP,
                rule("deeper").value("depth").level(SEV1, "> 50").build());
        for (int i = 0; i < 10; i++) {
            service.set("depth{queue=q" + i + "}", 60);
        }
        service.tick();

        assertThat(service.engine.status())
                .extracting(status -> status.counts().refused())
                .containsExactly(0L, 8L);
    }

    @Test
    @Tag("F11")
    void toleratesAPauseWithoutOpeningOrEndingAnything() {
        Service service = Service.with(rule("slow")
                .value("latency")
                .level(SEV2, "> 1")
                .holdsFor(ofMinutes(10))
                .keep(ofMinutes(10))
                .build());
        service.set("latency", 2).tick(2).pass(ofHours(8)).tick();
        assertThat(service.opened()).isEmpty();
        assertThat(service.status().counts().missedSlots()).isEqualTo(8 * 240);

        service.tick(40);
        assertThat(service.opened()).hasSize(1);
        service.set("latency", 0).tick(2).pass(ofHours(8)).tick();
        assertThat(service.opened()).hasSize(1);
    }

    @Test
    void mindsNoClockThatJumps() {
        Service service = Service.with(DEEP).set("depth", 60).tick();
        service.jumpWall(ofHours(-5)).tick(20).jumpWall(ofHours(20)).tick(20);

        assertThat(service.opened()).containsExactly("SEV2");
        assertThat(service.status().counts().evaluations()).isBetween(40L, 42L);
        assertThat(service.set("depth", 0).jumpWall(ofHours(-20)).tick(4).opened())
                .isEmpty();
    }

    @Test
    void evaluatesEachRuleAtItsOwnPace() {
        Service service = Service.with(
                rule("fast")
                        .value("depth")
                        .level(SEV2, "> 50")
                        .every(ofSeconds(15))
                        .build(),
                rule("slow")
                        .value("depth")
                        .level(SEV2, "> 50")
                        .every(ofMinutes(1))
                        .build());
        service.tick(40);

        assertThat(service.engine.status())
                .extracting(status -> status.counts().evaluations())
                .satisfiesExactly(
                        fast -> assertThat(fast).isEqualTo(40L),
                        slow -> assertThat(slow).isBetween(10L, 11L));
    }

    @Test
    void saysWhenTheNextRuleIsDue() {
        Service service = Service.with(DEEP);
        long due = service.engine.tick(service.nanos(), service.wallMillis());

        assertThat(due - service.nanos())
                .isBetween(ofSeconds(7).toNanos(), ofSeconds(23).toNanos());
        assertThat(service.engine.tick(service.nanos() + 1, service.wallMillis()))
                .isEqualTo(due);
        assertThat(service.status().counts().evaluations()).isOne();
        assertThat(Service.with().engine.tick(service.nanos(), service.wallMillis()))
                .as("without rules")
                .isEqualTo(RuleEngine.NEVER);
    }

    @Test
    void takesASupplierThatThrowsForUnknown() {
        Service service = Service.with(DEEP).set("depth", 60).tick();
        service.source.add("depth", Labels.empty(), () -> {
            throw new StackOverflowError();
        });

        assertThat(service.tick(100).opened()).containsExactly("SEV2");
    }

    @Test
    void saysWhatIsAmbiguousAndEndsNothing() {
        Service service = Service.with(rule("deep")
                .value("depth / on(queue) capacity")
                .level(SEV2, "> 0.5")
                .build());
        service.set("depth{queue=a}", 60).set("capacity{queue=a,unit=x}", 100).tick();
        assertThat(service.opened()).hasSize(1);

        service.set("capacity{queue=a,unit=y}", 1_000).tick(50);

        assertThat(service.opened()).hasSize(1);
        assertThat(service.status().blindness().unknown()).contains("many-to-many");
        assertThat(service.status().blindness().lasting()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 2})
    void givesUpASupplierThatHangsAndGoesOnOnAnotherThread(int seconds) throws InterruptedException {
        Service service = Service.with(
                DEEP, rule("other").value("other").level(SEV3, "> 50").build());
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicLong result = new AtomicLong();
        service.set("other", 60);
        service.source.add("depth", Labels.empty(), () -> {
            hanging.countDown();
            awaitQuietly(end);
            return 60;
        });
        Thread first = new Thread(() -> result.set(service.engine.tick(service.nanos(), service.wallMillis())));
        if (seconds != 5) { // as it is unless said
            service.engine.use(new RuleTimes(ofSeconds(seconds), ofSeconds(30), 2));
        }
        first.start();
        hanging.await();
        assertThat(service.engine.setAsideWhatHangs(
                        service.nanos() + ofSeconds(seconds - 1).toNanos()))
                .isNull();

        Series given = service.engine.setAsideWhatHangs(
                service.nanos() + ofSeconds(seconds + 1).toNanos());
        service.tick();

        assertThat(given.name()).isEqualTo("depth");
        assertThat(service.opened()).as("the other rule goes on").containsExactly("SEV3");
        end.countDown();
        first.join();
        assertThat(result).hasValue(RuleEngine.NEVER);
        assertThat(service.engine.setAsideWhatHangs(service.nanos() + ofHours(1).toNanos()))
                .isNull();
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_261_121})
    void keepsIncidentsAndStatesTogether(long seed) {
        Random random = new Random(seed);
        Service service = new Service(
                List.of(QUEUE),
                new RuleLimits(8, 12),
                DEEP,
                rule("ladder")
                        .value("depth")
                        .level(SEV1, "> 90")
                        .level(SEV3, "> 30")
                        .holdsFor(ofSeconds(30))
                        .resolvesWhen("< 20", ofSeconds(30))
                        .build(),
                IncidentRule.named("pair")
                        .declares("outage")
                        .metric("depth", "depth")
                        .metric("workers", "workers")
                        .level(SEV2, "depth / workers > 40")
                        .build());
        double[] values = {0, 10, 25, 40, 60, 95, Double.NaN, Double.POSITIVE_INFINITY};
        for (int tick = 0; tick < 3_000; tick++) {
            String queue = "{queue=q" + random.nextInt(15) + "}";
            String metric = random.nextInt(4) == 0 ? "workers" : "depth";
            switch (random.nextInt(12)) {
                case 0 -> service.set(metric + queue, 0).remove(metric + queue);
                case 1 -> service.source.failed("unplugged");
                case 2, 3 -> service.source.recovered();
                case 4 -> service.pass(ofMinutes(random.nextInt(20)));
                case 5 -> service.jumpWall(ofMinutes(random.nextInt(40) - 20));
                case 6 -> service.pass(ofMillis(random.nextInt(20_000)));
                default -> service.set(metric + queue, values[random.nextInt(values.length)]);
            }
            if (random.nextInt(50) == 0 && !service.open().isEmpty()) {
                service.resolveByHand();
            }
            service.tick();
            check(service, "seed " + seed + ", tick " + tick);
        }
        assertThat(service.count(IncidentEvent.Declared.class))
                .as("enough happened")
                .isGreaterThan(10);
    }

    private static void check(Service service, String where) {
        long began = service.count(IncidentEvent.Declared.class) + service.count(IncidentEvent.Reopened.class);
        long open = began - service.count(IncidentEvent.Resolved.class);
        List<IncidentSnapshot> incidents = service.open();
        Set<String> claimed = new HashSet<>();
        boolean failed = false;
        for (RuleStatus status : service.engine.status()) {
            failed |= status.counts().failures() > 0;
            for (InstanceStatus instance : status.instances()) {
                claimed.add(instance.incident());
            }
        }
        boolean allClaimed = incidents.stream().allMatch(incident -> claimed.contains(incident.key()));
        if (failed || !allClaimed || incidents.size() != open) {
            throw new AssertionError(where + ": failed " + failed + ", claimed " + claimed + ", began and did not end "
                    + open + ", open " + incidents);
        }
    }

    @Test
    void allocatesNothingWhileNothingHappens() {
        IncidentRule[] rules = new IncidentRule[20];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = rule("r" + i)
                    .value("depth / capacity")
                    .level(SEV1, "> 0.9")
                    .level(SEV2, "> 0.5")
                    .resolvesWhen("< 0.3")
                    .build();
        }
        rules[0] = IncidentRule.named("pair")
                .declares("outage")
                .metric("depth", "depth")
                .metric("capacity", "capacity")
                .level(SEV2, "depth > capacity and capacity > 0")
                .build();
        Service service = Service.with(QUEUE, rules);
        for (int i = 0; i < 10; i++) {
            service.set("depth{queue=q" + i + "}", 10).set("capacity{queue=q" + i + "}", 100);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 30; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            service.tick(20);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(least / 20).as("bytes a tick").isLessThan(100);
    }
}
