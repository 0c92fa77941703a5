package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.metric.series.MetricStore.Thrown;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Blind rules, dead rules, caps, and suppliers that throw or hang: seen by whoever asks, and nothing ends because of them. */
@Timeout(240)
class RulesHealthTest {

    private static final IncidentType QUEUE = type("outage", "queue").build();
    private static final IncidentRule DEEP =
            rule("deep").value("depth").level(SEV2, "> 50").build();

    @Test
    void isGoodWhereEveryRuleSees() {
        RulesHealth health = Service.with(DEEP).set("depth", 1).tick(30).engine.health();

        assertThat(health.isGood()).isTrue();
        assertThat(health).isEqualTo(new RulesHealth(List.of(), Map.of(), 0, 0, 0, Map.of()));
    }

    @Test
    void namesARuleThatNeverSawAnything() {
        Service service = Service.with(DEEP).tick(20);
        assertThat(service.engine.health().isGood()).as("not at once").isTrue();
        RulesHealth health = service.tick(3).engine.health();

        assertThat(health.isGood()).isFalse();
        assertThat(health.blindSpells()).isEqualTo(1);
        assertThat(health.troubles().get("deep"))
                .contains("never seen anything", "no source has ever reported", "depth");
    }

    @Test
    void namesAsBlindARuleOfWhichOnlyAPartWasNeverSeen() {
        IncidentRule quiet = rule("quiet")
                .condition(SEV2, "depth > 50 unless on() maintenance > 0")
                .build();
        Service service = Service.with(quiet).set("depth", 60).tick(23);

        assertThat(service.engine.health().troubles().get("quiet"))
                .startsWith("it is blind")
                .contains("no source has ever reported metric 'maintenance'");
        assertThat(service.status().blindness().dead()).isFalse();
    }

    @Test
    void namesARuleThatIsBlindForLong() {
        Service service = Service.with(DEEP)
                .set("depth", 60)
                .tick(2)
                .set("depth", Double.NaN)
                .tick(20);
        assertThat(service.engine.health().isGood()).as("not at once").isTrue();

        assertThat(service.tick(3).engine.health().troubles().get("deep")).contains("blind", "NaN");
        assertThat(service.opened()).containsExactly("SEV2");
        assertThat(service.set("depth", 60).tick().engine.health().isGood()).isTrue();
    }

    @Test
    void namesACapThatIsReached() {
        Service service = new Service(List.of(QUEUE), new RuleLimits(2, 100), DEEP);
        for (int i = 0; i < 5; i++) {
            service.set("depth{queue=q" + i + "}", 60);
        }

        assertThat(service.tick(5).engine.health().troubles().get("deep")).contains("not followed", ": 3;", "limits.");
        assertThat(service.opened()).hasSize(2);

        for (int i = 0; i < 5; i++) {
            service.set("depth{queue=q" + i + "}", 0);
        }
        assertThat(service.tick().engine.health().troubles())
                .as("nothing is true any more")
                .isEmpty();
    }

    @Test
    void namesRulesThatAreSetAside() {
        Service service = Service.with(
                rule("broken")
                        .value("depth")
                        .level(SEV2, "> 1")
                        .source("nowhere")
                        .build(),
                DEEP);

        assertThat(service.set("depth", 1).tick().engine.health().setAside())
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule()).isEqualTo("broken"));
    }

    @Test
    void tellsOnceWhatASupplierThrows() {
        Service service = Service.with(DEEP).set("depth", 60).tick();
        IllegalStateException failure = new IllegalStateException("pool closed");
        service.source.add("depth", Labels.empty(), () -> {
            throw failure;
        });
        service.tick(10);

        List<Thrown> thrown = service.engine.takeThrown();
        assertThat(thrown).singleElement().satisfies(first -> {
            assertThat(first.series().name()).isEqualTo("depth");
            assertThat(first.failure()).isSameAs(failure);
        });
        assertThat(service.tick(10).engine.takeThrown()).isEmpty();
        assertThat(service.engine.health().thrown()).isEqualTo(20);
        assertThat(service.opened()).containsExactly("SEV2");
    }

    @Test
    void isBlindWhereASupplierHangsAndEndsNothing() throws InterruptedException {
        IncidentRule sum = rule("sum").value("sum(depth)").level(SEV2, "> 100").build();
        Service service = Service.with(QUEUE, DEEP, sum)
                .set("depth{queue=mail}", 60)
                .set("depth{queue=sms}", 60)
                .tick();
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Series hung = service.source.add("depth", Labels.of("queue", "mail"), () -> {
            hanging.countDown();
            awaitQuietly(end);
            return 60;
        });
        service.pass(Service.TICK);
        Thread first = new Thread(() -> service.engine.tick(service.nanos(), service.wallMillis()));
        first.start();
        hanging.await();
        assertThat(service.engine.setAsideWhatHangs(
                        service.nanos() + ofSeconds(6).toNanos()))
                .isNotNull();
        probe(service);
        service.tick(100);

        assertThat(service.opened()).containsExactly("{queue=mail} SEV2", "{queue=sms} SEV2", "{queue=unknown} SEV2");
        assertThat(service.engine.health().troubles())
                .containsOnlyKeys("deep", "sum")
                .allSatisfy((rule, trouble) -> assertThat(trouble).contains("queue=\"mail\"", "did not return"));
        assertThat(service.set("depth{queue=sms}", 0).tick(10).opened())
                .as("what can be seen goes on")
                .containsExactly("{queue=mail} SEV2", "{queue=unknown} SEV2");

        end.countDown();
        first.join();
        hung.remove();
        assertThat(service.tick(40).engine.health().isGood()).isTrue();
        assertThat(service.opened()).isEmpty();
    }

    /** What another thread does. */
    private static void probe(Service service) {
        for (MetricStore.Doubt doubt = service.engine.takeDoubt(); doubt != null; doubt = service.engine.takeDoubt()) {
            doubt.read();
            doubt.settle(true);
        }
    }

    @Test
    void oneSupplierThatHangsCostsOneTickHoweverManyMoreWould() throws InterruptedException {
        IncidentRule healthy =
                rule("healthy").value("healthy").level(SEV2, "> 1").build();
        Service service = Service.with(
                        rule("sum").value("sum(depth)").level(SEV2, "> 100").build(), healthy)
                .set("healthy", 9);
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 30; i++) {
            service.source.add("depth", Labels.of("queue", "q" + i), () -> {
                hanging.countDown();
                awaitQuietly(end);
                return 7;
            });
        }
        service.pass(Service.TICK);
        Thread first = new Thread(() -> service.engine.tick(service.nanos(), service.wallMillis()));
        first.start();
        hanging.await();
        service.engine.setAsideWhatHangs(service.nanos() + ofSeconds(6).toNanos());
        MetricStore.Doubt doubt = service.engine.takeDoubt();
        if (doubt != null && service.tick().opened().isEmpty()) { // it stood behind those that hang: it is tried first
            doubt.read();
            doubt.settle(true);
        }

        assertThat(service.tick().opened()).containsExactly("SEV2");
        assertThat(service.engine.status().get(0).blindness().unknown()).contains("did not return");
        end.countDown();
        first.join();
        probe(service);
        assertThat(service.tick().engine.status().get(0).blindness().unknown())
                .as("they return again")
                .isNull();
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void takesAWindowThatNothingEntersForNoRecovery() {
        IncidentRule errors = rule("errors")
                .value("increase(errors_total[5m])")
                .level(SEV2, "> 10")
                .build();
        Service service = Service.with(errors);
        for (int i = 0; i < 30; i++) {
            service.set("errors_total", 2 * i).tick();
        }
        assertThat(service.opened()).hasSize(1);
        service.source.failed("unplugged");

        assertThat(service.tick(100).opened()).hasSize(1);
        assertThat(service.engine.health().troubles().get("errors")).contains("unplugged");
    }
}
