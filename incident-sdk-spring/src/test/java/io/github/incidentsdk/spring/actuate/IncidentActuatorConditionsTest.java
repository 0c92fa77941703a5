package io.github.incidentsdk.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.spring.IncidentAutoConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.SimpleHttpCodeStatusMapper;
import org.springframework.boot.actuate.health.SimpleStatusAggregator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** When there is an endpoint, and when there is health. */
@Tag("S22")
class IncidentActuatorConditionsTest {

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    IncidentAutoConfiguration.class,
                    IncidentEndpointAutoConfiguration.class,
                    IncidentHealthAutoConfiguration.class));

    @Test
    void theEndpointIsThereOnceItIsExposed() {
        runner.run(context -> assertThat(context).doesNotHaveBean(IncidentsEndpoint.class));
        runner.withPropertyValues("management.endpoints.web.exposure.include=incidents")
                .run(context -> assertThat(context).hasSingleBean(IncidentsEndpoint.class));
    }

    @Test
    void theEndpointIsAbsentWithoutAccess() {
        runner.withPropertyValues(
                        "management.endpoints.web.exposure.include=*", "management.endpoint.incidents.access=NONE")
                .run(context -> assertThat(context).doesNotHaveBean(IncidentsEndpoint.class));
    }

    @Test
    void anEndpointOfTheServiceComesBeforeOurs() {
        runner.withPropertyValues("management.endpoints.web.exposure.include=*")
                .withBean(
                        "own",
                        IncidentsEndpoint.class,
                        () -> new IncidentsEndpoint(
                                IncidentManager.builder()
                                        .closeWithProcess(false)
                                        .build(),
                                new org.springframework.core.env.StandardEnvironment()))
                .run(context -> assertThat(context)
                        .hasSingleBean(IncidentsEndpoint.class)
                        .hasBean("own"));
    }

    @Test
    void nothingIsThereWithoutTheManager() {
        runner.withPropertyValues("management.endpoints.web.exposure.include=*", "incidents.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(IncidentsEndpoint.class)
                        .doesNotHaveBean("incidentsHealthIndicator"));
    }

    @Test
    void startsWithoutTheActuator() {
        runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(IncidentManager.class)
                        .doesNotHaveBean("incidentsEndpoint")
                        .doesNotHaveBean("incidentsHealthIndicator"));
    }

    @Test
    void healthIsUpWhileAllIsWell() {
        runner.run(context -> {
            Health health = context.getBean("incidentsHealthIndicator", HealthIndicator.class)
                    .health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).isEmpty();
        });
    }

    @Test
    void aPartThatDoesNotWorkDegradesHealthAndTakesNothingOutOfRotation() {
        runner.withPropertyValues("incidents.rules.broken.declare=outage", "incidents.rules.broken.when=rate(x")
                .run(context -> {
                    Health health = context.getBean("incidentsHealthIndicator", HealthIndicator.class)
                            .health();
                    assertThat(health.getStatus()).isEqualTo(new Status("DEGRADED"));
                    assertThat(health.getDetails().get("troubles").toString())
                            .contains("rule \"broken\": it is not run");
                    assertThat(new SimpleStatusAggregator().getAggregateStatus(Status.UP, health.getStatus()))
                            .isEqualTo(Status.UP);
                    assertThat(new SimpleHttpCodeStatusMapper().getStatusCode(health.getStatus()))
                            .isEqualTo(200);
                });
    }

    @Test
    void healthIsSwitchedOffAloneOrWithAllOther() {
        runner.withPropertyValues("management.health.incidents.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("incidentsHealthIndicator"));
        runner.withPropertyValues("management.health.defaults.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("incidentsHealthIndicator"));
        runner.withPropertyValues(
                        "management.health.defaults.enabled=false", "management.health.incidents.enabled=true")
                .run(context -> assertThat(context).hasBean("incidentsHealthIndicator"));
    }
}
