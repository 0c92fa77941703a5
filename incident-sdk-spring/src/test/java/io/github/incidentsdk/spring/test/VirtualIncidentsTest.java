package io.github.incidentsdk.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.Incidents;
import io.github.incidentsdk.spring.IncidentAutoConfiguration;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestPropertySource;

@SpringBootTest(
        classes = VirtualIncidentsTest.Application.class,
        properties = {
            "incidents.sinks.on-call.type=webhook",
            "incidents.sinks.on-call.url=https://nobody.invalid/hook",
            "incidents.types.backlog.title=Too much is waiting",
            "incidents.rules.queue-depth.declare=backlog",
            "incidents.rules.queue-depth.value=queue_depth",
            "incidents.rules.queue-depth.levels.SEV2=> 100",
            "incidents.rules.queue-depth.for=5m"
        })
@VirtualIncidents
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class VirtualIncidentsTest {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(IncidentAutoConfiguration.class)
    static class Application {}

    @Autowired
    VirtualTime time;

    @Autowired
    RecordingSink told;

    @Autowired
    IncidentManager manager;

    private void declareThroughTheFacade() {
        declareThroughTheFacade(manager, time, told);
    }

    private static void declareThroughTheFacade(IncidentManager manager, VirtualTime time, RecordingSink told) {
        assertThat(manager.open()).isEmpty();
        assertThat(told.attempts()).isEmpty();
        Incidents.declare("import-failed");
        time.runUntilIdle();
        assertThat(told.kinds()).containsExactly("declared");
        assertThat(manager.open()).hasSameSizeAs(Incidents.open()).hasSize(1);
    }

    @Nested
    @Order(1)
    class First {
        @Test
        void hearsWhatIsDeclared() {
            declareThroughTheFacade();
        }

        @Test
        void doesNotSeeWhatAnotherTestLeftOpen() {
            declareThroughTheFacade();
        }

        @Test
        void rulesFollowTheVirtualClock() {
            AtomicInteger depth = new AtomicInteger(500);
            manager.metrics().gauge("queue_depth", depth::get);
            time.advance(Duration.ofMinutes(4));
            assertThat(told.accepted("backlog")).isEmpty();
            time.advance(Duration.ofMinutes(2));
            assertThat(told.accepted("backlog")).hasSize(1);
            depth.set(0);
        }

        @Test
        void configuredSinksAreReplaced() {
            assertThat(manager.sinks()).extracting(status -> status.sink()).contains("on-call", "recorded");
            declareThroughTheFacade();
            assertThat(manager.sinks())
                    .allSatisfy(status -> assertThat(status.deadLetters()).isZero());
        }
    }

    @Nested
    @Order(2)
    @TestPropertySource(properties = "incidents.service=another")
    class InAnotherContext {
        @Test
        void theFacadeIsItsOwn(
                @Autowired IncidentManager own, @Autowired VirtualTime time, @Autowired RecordingSink told) {
            declareThroughTheFacade(own, time, told);
            assertThat(own.open().get(0).snapshot().service()).isEqualTo("another");
        }
    }

    @Nested
    @Order(3)
    class InTheFirstContextAgain {
        @Test
        void theFacadeIsTheFirstContextsAgain() {
            declareThroughTheFacade();
            assertThat(manager.open().get(0).snapshot().service()).isEqualTo("application");
        }
    }
}
