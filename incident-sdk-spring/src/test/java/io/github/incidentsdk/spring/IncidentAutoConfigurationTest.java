package io.github.incidentsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.Incidents;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.polling.SourceStatus;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.health.HealthConfig;
import io.micrometer.health.HealthMeterRegistry;
import io.micrometer.health.ServiceLevelObjective;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

class IncidentAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class))
            .withPropertyValues("spring.application.name=checkout");

    @Configuration(proxyBeanMethods = false)
    static class VirtualClock {
        @Bean
        VirtualTime time() {
            return new VirtualTime();
        }

        @Bean
        IncidentsCustomizer virtualTime(VirtualTime time) {
            return builder -> builder.workers(time);
        }

        @Bean
        RecordingSink teamChat() {
            return new RecordingSink();
        }
    }

    @Test
    void theFacadeSpeaksForTheContextsManagerWhileItRuns() {
        runner.run(context -> {
            Incidents.declare("import-failed");
            IncidentManager manager = context.getBean(IncidentManager.class);
            assertThat(manager.open()).hasSize(1);
            assertThat(manager.open().get(0).snapshot().service()).isEqualTo("checkout");
        });
    }

    @Test
    void theManagerIsClosedWithTheContext() {
        IncidentManager[] kept = new IncidentManager[1];
        runner.run(context -> kept[0] = context.getBean(IncidentManager.class));
        assertThat(kept[0].isClosed()).isTrue();
    }

    @Test
    void sinkBeansAreToldUnderTheNamesOfTheirBeans() {
        runner.withUserConfiguration(VirtualClock.class).run(context -> {
            Incidents.declare("import-failed");
            context.getBean(VirtualTime.class).runUntilIdle();
            assertThat(context.getBean(RecordingSink.class).accepted()).hasSize(1);
            assertThat(context.getBean(IncidentManager.class).sinks())
                    .extracting(status -> status.sink())
                    .containsExactly("team-chat");
        });
    }

    @Test
    void typesAndRulesComeFromProperties() {
        AtomicInteger depth = new AtomicInteger(1);
        runner.withUserConfiguration(VirtualClock.class)
                .withPropertyValues(
                        "incidents.types.backlog.title=Too much is waiting",
                        "incidents.rules.queue-depth.declare=backlog",
                        "incidents.rules.queue-depth.value=queue_depth",
                        "incidents.rules.queue-depth.levels.SEV2=> 100",
                        "incidents.rules.queue-depth.every=1s")
                .run(context -> {
                    IncidentManager manager = context.getBean(IncidentManager.class);
                    VirtualTime time = context.getBean(VirtualTime.class);
                    manager.metrics().gauge("queue_depth", depth::get);
                    time.advance(Duration.ofSeconds(3));
                    assertThat(manager.open()).isEmpty();
                    depth.set(500);
                    time.advance(Duration.ofSeconds(3));
                    IncidentSnapshot open = manager.open().get(0).snapshot();
                    assertThat(open.title()).isEqualTo("Too much is waiting");
                    assertThat(open.severity()).isEqualTo(Severity.SEV2);
                });
    }

    @Test
    void rulesReadTheMetersOfTheServicesRegistry() {
        AtomicInteger depth = new AtomicInteger(500);
        runner.withUserConfiguration(VirtualClock.class)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(
                        "incidents.types.backlog.title=Too much is waiting",
                        "incidents.rules.queue-depth.declare=backlog",
                        "incidents.rules.queue-depth.value=jobs_waiting",
                        "incidents.rules.queue-depth.levels.SEV2=> 100",
                        "incidents.rules.queue-depth.every=1s")
                .run(context -> {
                    context.getBean(MeterRegistry.class).gauge("jobs.waiting", depth);
                    context.getBean(VirtualTime.class).advance(Duration.ofSeconds(3));
                    assertThat(context.getBean(IncidentManager.class).open()).hasSize(1);
                });
    }

    @Test
    void theServicesRegistryShowsWhatTheManagerDid() {
        runner.withUserConfiguration(VirtualClock.class)
                .withConfiguration(AutoConfigurations.of(
                        MetricsAutoConfiguration.class,
                        SimpleMetricsExportAutoConfiguration.class,
                        CompositeMeterRegistryAutoConfiguration.class))
                .withPropertyValues("incidents.types.backlog.title=Too much is waiting")
                .run(context -> {
                    context.getBean(IncidentManager.class).declare("backlog");
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(registry.get("incidents.declared")
                                    .tag("type", "backlog")
                                    .functionCounter()
                                    .count())
                            .isEqualTo(1);
                    context.close();
                    assertThat(registry.find("incidents.declared").meters()).isEmpty();
                });
    }

    @Test
    void failingSaysWhatIsWrongWithTypesAndWithSinksAtOnce() {
        runner.withPropertyValues(
                        "incidents.on-invalid=fail",
                        "incidents.types.slow.titel=Answers slowly",
                        "incidents.sinks.team.type=webook",
                        "incidents.sinks.pager.type=pagerduty",
                        "incidents.sinks.pager.routing-key=short")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasRootCauseInstanceOf(InvalidConfigurationException.class)
                        .rootCause()
                        .hasMessageContaining("incidents.types.slow.titel")
                        .hasMessageContaining("incidents.sinks.team.type")
                        .hasMessageContaining("incidents.sinks.pager.routing-key"));
    }

    @Test
    void rulesReadMetersOfSeveralRegistriesAsSpringBootShowsThem() {
        runner.withUserConfiguration(VirtualClock.class)
                .withConfiguration(AutoConfigurations.of(
                        MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
                .withBean("one", MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("other", MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(
                        "management.metrics.tags.region=eu",
                        "incidents.types.backlog.title=Too much fails",
                        "incidents.rules.failures.declare=backlog",
                        "incidents.rules.failures.value=jobs_failed_total{region=\"eu\"}",
                        "incidents.rules.failures.levels.SEV2=> 100",
                        "incidents.rules.failures.every=1s")
                .run(context -> {
                    context.getBean(MeterRegistry.class).counter("jobs.failed").increment(500);
                    context.getBean(VirtualTime.class).advance(Duration.ofSeconds(3));
                    assertThat(context.getBean(IncidentManager.class).open()).hasSize(1);
                });
    }

    @Test
    void incidentsSayWhichTraceOpenedThemWhereThereIsATracer() {
        TraceContext context =
                answering(TraceContext.class, Map.of("traceId", "0af7651916cd43dd", "spanId", "b7ad6b71"));
        Span span = answering(Span.class, Map.of("isNoop", false, "context", context));
        Tracer tracer = answering(Tracer.class, Map.of("currentSpan", span));
        runner.withBean(Tracer.class, () -> tracer).run(running -> {
            assertThat(Incidents.declare("import-failed").snapshot().tags())
                    .containsEntry("trace_id", "0af7651916cd43dd")
                    .containsEntry("span_id", "b7ad6b71");
        });
        runner.run(running ->
                assertThat(Incidents.declare("import-failed").snapshot().tags()).isEmpty());
        runner.withBean(Tracer.class, () -> tracer)
                .withBean(IncidentsCustomizer.class, () -> builder -> builder.context(() -> Map.of("tenant", "eu")))
                .run(running -> assertThat(
                                Incidents.declare("import-failed").snapshot().tags())
                        .as("what the service says of its threads wins")
                        .isEqualTo(Map.of("tenant", "eu")));
    }

    @Test
    void startsWithoutTracingAndWithoutObjectives() {
        runner.withClassLoader(new FilteredClassLoader("io.micrometer.tracing", "io.micrometer.health"))
                .run(context -> assertThat(context)
                        .hasSingleBean(IncidentManager.class)
                        .hasBean("micrometer")
                        .doesNotHaveBean("incidentTraceTags")
                        .doesNotHaveBean("objectives"));
    }

    /** An instance that answers a method with what stands under its name. */
    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> answers.get(method.getName())));
    }

    @Test
    void objectivesOfTheServiceAreConditions() {
        AtomicInteger waiting = new AtomicInteger(500);
        runner.run(context -> assertThat(context).doesNotHaveBean("objectives"));
        runner.withUserConfiguration(VirtualClock.class)
                .withBean(
                        HealthMeterRegistry.class,
                        () -> HealthMeterRegistry.builder(HealthConfig.DEFAULT)
                                .serviceLevelObjectives(ServiceLevelObjective.build("queue")
                                        .value(search -> search.name("jobs.waiting"))
                                        .isLessThan(100))
                                .build())
                .withPropertyValues(
                        "incidents.types.objective-missed.title={objective} is not met",
                        "incidents.types.objective-missed.by=objective",
                        "incidents.rules.objectives.declare=objective-missed",
                        "incidents.rules.objectives.value=objective_met",
                        "incidents.rules.objectives.levels.SEV2=< 1",
                        "incidents.rules.objectives.every=1s")
                .run(context -> {
                    context.getBean(HealthMeterRegistry.class).gauge("jobs.waiting", waiting);
                    context.getBean(VirtualTime.class).advance(Duration.ofSeconds(5));
                    assertThat(waiting).hasValue(500);
                    assertThat(context.getBean(IncidentManager.class).open())
                            .extracting(incident -> incident.snapshot().title())
                            .containsExactly("queue is not met");
                });
    }

    @Test
    void pollsAndEnginesComeFromBeans() {
        runner.withUserConfiguration(VirtualClock.class)
                .withBean(
                        "warehouseDepth",
                        MetricPoll.class,
                        () -> () -> List.of(new Sample("jobs_waiting", Labels.empty(), 500)))
                .withBean("fleet", QueryEngine.class, () -> (expression, at) -> List.of(new Point(Labels.empty(), 7)))
                .withPropertyValues(
                        "incidents.types.backlog.title=Too much is waiting",
                        "incidents.types.outage.title=Down",
                        "incidents.rules.here.declare=backlog",
                        "incidents.rules.here.value=jobs_waiting",
                        "incidents.rules.here.levels.SEV2=> 100",
                        "incidents.rules.there.declare=outage",
                        "incidents.rules.there.value=sum(down)",
                        "incidents.rules.there.levels.SEV1=> 5",
                        "incidents.rules.there.source=fleet")
                .run(context -> {
                    context.getBean(VirtualTime.class).advance(Duration.ofMinutes(1));
                    IncidentManager manager = context.getBean(IncidentManager.class);
                    assertThat(manager.open()).hasSize(2);
                    assertThat(manager.sources())
                            .extracting(SourceStatus::id)
                            .containsExactly("warehouse-depth", "fleet");
                });
    }

    @Test
    void typesComeFromBeans() {
        runner.withBean(
                        IncidentType.class,
                        () -> IncidentType.named("backlog")
                                .title("Too much is waiting")
                                .build())
                .run(context -> assertThat(
                                Incidents.declare("backlog").snapshot().title())
                        .isEqualTo("Too much is waiting"));
    }

    @Test
    void beansOfTheServiceComeBeforeOurs() {
        IncidentConfig own = IncidentConfig.builder().build();
        runner.withBean(IncidentConfig.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(IncidentConfig.class)).isSameAs(own));
    }

    @Test
    void startsWithoutMicrometer() {
        runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context ->
                        assertThat(context).hasSingleBean(IncidentManager.class).doesNotHaveBean(MetricSource.class));
    }

    @Test
    void isAbsentWhenSwitchedOff() {
        runner.withPropertyValues("incidents.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(IncidentManager.class));
    }

    @Test
    void withoutSinkBeansTheLogIsTold() {
        runner.run(context -> {
            assertThat(context).doesNotHaveBean(IncidentSink.class);
            assertThat(context.getBean(IncidentManager.class).sinks())
                    .extracting(status -> status.sink())
                    .containsExactly("log");
        });
    }

    @Test
    void guardsAreQuietUntilTheApplicationIsReadyAndOnceItsContextCloses() {
        RecordingSink[] kept = new RecordingSink[1];
        runner.withUserConfiguration(VirtualClock.class)
                .withPropertyValues("incidents.quiet.starting=10m")
                .run(context -> {
                    IncidentManager manager = context.getBean(IncidentManager.class);
                    VirtualTime time = context.getBean(VirtualTime.class);
                    kept[0] = context.getBean(RecordingSink.class);
                    failing(manager, "import");
                    time.advance(Duration.ofMinutes(1));
                    assertThat(kept[0].accepted()).isEmpty();

                    ApplicationContext other = new StaticApplicationContext();
                    context.publishEvent(ready(other));
                    time.advance(Duration.ofSeconds(1));
                    assertThat(kept[0].accepted()).isEmpty();

                    context.publishEvent(ready(context.getSourceApplicationContext()));
                    time.advance(Duration.ofSeconds(1));
                    assertThat(kept[0].accepted("import")).hasSize(1);

                    context.publishEvent(new ContextClosedEvent(context.getSourceApplicationContext()));
                    failing(manager, "export");
                    manager.declare("outage");
                    time.advance(Duration.ofMinutes(1));
                    assertThat(kept[0].accepted("export")).isEmpty();
                    assertThat(kept[0].accepted("outage")).hasSize(1);
                });
        assertThat(kept[0].accepted("export")).isEmpty();
    }

    private static ApplicationReadyEvent ready(ApplicationContext context) {
        return new ApplicationReadyEvent(
                new SpringApplication(), new String[0], (ConfigurableApplicationContext) context, Duration.ZERO);
    }

    private static void failing(IncidentManager manager, String guard) {
        assertThatThrownBy(() -> manager.guard(guard, () -> {
                    throw new IllegalStateException("full");
                }))
                .hasMessage("full");
    }
}
