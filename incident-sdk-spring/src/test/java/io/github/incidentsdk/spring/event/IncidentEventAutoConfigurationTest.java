package io.github.incidentsdk.spring.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.spring.IncidentAutoConfiguration;
import io.github.incidentsdk.spring.IncidentsCustomizer;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

class IncidentEventAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(IncidentAutoConfiguration.class, IncidentEventAutoConfiguration.class))
            .withUserConfiguration(Service.class);

    static final class Listener {
        final List<String> heard = new ArrayList<>();
        final List<String> worst = new ArrayList<>();

        @EventListener
        void on(IncidentApplicationEvent happened) {
            heard.add(happened.event().kind() + " " + happened.incident().type());
        }

        @EventListener(condition = "#happened.incident.severity.name() == 'SEV1'")
        void onWorst(IncidentApplicationEvent happened) {
            if (happened.event() instanceof IncidentEvent.Declared) {
                worst.add(happened.incident().type());
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Service {
        @Bean
        VirtualTime time() {
            return new VirtualTime();
        }

        @Bean
        Listener listener() {
            return new Listener();
        }

        @Bean
        IncidentsCustomizer virtualTime(VirtualTime time) {
            return builder -> builder.workers(time).restoreTicks(0);
        }
    }

    @Test
    void listenersHearWhatHappensToIncidents() {
        runner.run(context -> {
            IncidentManager manager = context.getBean(IncidentManager.class);
            Incident incident =
                    manager.declare("outage", details -> details.severity(io.github.incidentsdk.model.Severity.SEV1));
            manager.declare("backlog");
            incident.resolve("over");
            context.getBean(VirtualTime.class).runUntilIdle();
            Listener listener = context.getBean(Listener.class);
            assertThat(listener.heard).containsExactly("declared outage", "declared backlog", "resolved outage");
            assertThat(listener.worst).containsExactly("outage");
        });
    }

    @Test
    void whatARuleInShadowModeFindsIsNotPublished() {
        runner.withPropertyValues(
                        "incidents.types.backlog.title=Too much is waiting",
                        "incidents.rules.queue-depth.declare=backlog",
                        "incidents.rules.queue-depth.value=queue_depth",
                        "incidents.rules.queue-depth.levels.SEV2=> 100",
                        "incidents.rules.queue-depth.mode=shadow")
                .run(context -> {
                    IncidentManager manager = context.getBean(IncidentManager.class);
                    manager.metrics().gauge("queue_depth", () -> 500);
                    context.getBean(VirtualTime.class).advance(Duration.ofMinutes(2));
                    assertThat(manager.shadowScore("queue-depth"))
                            .hasValueSatisfying(
                                    score -> assertThat(score.openings()).isPositive());
                    assertThat(context.getBean(Listener.class).heard).isEmpty();
                });
    }

    @Test
    void nobodyHearsOnceTheContextCloses() {
        Listener[] kept = new Listener[1];
        runner.withPropertyValues("incidents.on-stop=resolve").run(context -> {
            kept[0] = context.getBean(Listener.class);
            context.getBean(IncidentManager.class).declare("outage");
            context.getBean(VirtualTime.class).runUntilIdle();
        });
        assertThat(kept[0].heard).containsExactly("declared outage");
    }
}
