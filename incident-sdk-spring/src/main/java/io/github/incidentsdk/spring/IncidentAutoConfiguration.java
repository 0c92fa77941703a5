package io.github.incidentsdk.spring;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.IncidentManagerBuilder;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.micrometer.IncidentMetrics;
import io.github.incidentsdk.micrometer.MeterSource;
import io.github.incidentsdk.micrometer.ServiceLevelObjectives;
import io.github.incidentsdk.micrometer.TraceTags;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.spring.config.EnvironmentConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.health.HealthMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Gives a service an {@link IncidentManager} from its properties below {@code incidents} and its beans.
 *
 * <p>Beans of {@link IncidentSink} (their names are the sinks' ids), {@link MetricSource}, {@link MetricPoll} (asked every 15
 * s), {@link QueryEngine} (their names are the sources that rules name), {@link IncidentType} and {@link IncidentRule} are picked up, and records annotated {@link io.github.incidentsdk.IncidentDefinition} below
 * the application's packages are types; {@link IncidentsCustomizer}s have the last word. The service is called what {@code
 * spring.application.name} says unless {@code incidents.service} says otherwise. {@code incidents.enabled=false} switches all of
 * this off.
 */
@AutoConfiguration
@ConditionalOnProperty(prefix = "incidents", name = "enabled", matchIfMissing = true)
public final class IncidentAutoConfiguration {

    private static final Duration USUAL_POLL = Duration.ofSeconds(15);

    IncidentAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    IncidentConfig incidentConfig(
            ConfigurableEnvironment environment, ObjectProvider<IncidentType> types, DefinedRecords records) {
        List<IncidentType> known =
                Stream.concat(types.orderedStream(), records.types().stream()).toList();
        return EnvironmentConfig.read(
                environment, IncidentConfig.loader().types(known).leavingRefusal(), records.problems());
    }

    @Bean
    @ConditionalOnMissingBean
    DefinedRecords incidentRecords(ListableBeanFactory beans, ResourceLoader resources, Environment environment) {
        return DefinedRecords.in(beans, resources, environment);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    IncidentManager incidentManager(
            IncidentConfig config,
            Environment environment,
            ListableBeanFactory beans,
            DefinedRecords records,
            ObjectProvider<IncidentsCustomizer> customizers) {
        IncidentManagerBuilder builder =
                IncidentManager.builder().config(config).closeWithProcess(false);
        if (config.service().isEmpty()) {
            String application = environment.getProperty("spring.application.name");
            if (application != null && !application.isBlank()) {
                builder.service(application);
            }
        }
        records.define(builder);
        beans.getBeanProvider(IncidentType.class).orderedStream().forEach(builder::type);
        beans.getBeanProvider(IncidentRule.class).orderedStream().forEach(builder::rule);
        named(beans, IncidentSink.class).forEach(builder::sink);
        named(beans, MetricSource.class).forEach(builder::source);
        named(beans, MetricPoll.class).forEach((id, poll) -> builder.poll(id, USUAL_POLL, poll));
        named(beans, QueryEngine.class).forEach(builder::engine);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean
    IncidentLifecycle incidentLifecycle(IncidentManager manager) {
        return new IncidentLifecycle(manager);
    }

    @Bean
    @ConditionalOnMissingBean
    IncidentReadiness incidentReadiness(IncidentManager manager, ApplicationContext context) {
        return new IncidentReadiness(manager, context);
    }

    private static <T> Map<String, T> named(ListableBeanFactory beans, Class<T> type) {
        Map<String, T> named = new LinkedHashMap<>();
        List.of(beans.getBeanNamesForType(type))
                .forEach(name -> named.put(BeanNames.dashed(name), beans.getBean(name, type)));
        return named;
    }

    /** Incidents that code opens say which trace they belong to. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Tracer.class, TraceTags.class})
    static class Tracing {

        /** Not conditional on a tracer's bean, for the same reason as with a registry's; before a customizer of the service's. */
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        @ConditionalOnMissingBean(name = "incidentTraceTags")
        IncidentsCustomizer incidentTraceTags(ObjectProvider<Tracer> tracer) {
            return builder -> tracer.ifUnique(found -> builder.context(TraceTags.of(found)));
        }
    }

    /** Rules read whether the service's objectives are met. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthMeterRegistry.class, ServiceLevelObjectives.class})
    static class Objectives {

        @Bean
        @ConditionalOnBean(HealthMeterRegistry.class)
        @ConditionalOnMissingBean(name = "objectives")
        MetricSource objectives(HealthMeterRegistry registry) {
            return ServiceLevelObjectives.of(registry);
        }
    }

    /** Rules read the meters of the service's registry, which shows the SDK's own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({MeterRegistry.class, MeterSource.class})
    static class Micrometer {

        /**
         * Not conditional on a registry's bean, whose auto-configuration has another name in each Spring Boot line: without one
         * the source is empty.
         */
        @Bean
        @ConditionalOnMissingBean(name = "micrometer")
        MetricSource micrometer(ObjectProvider<MeterRegistry> registry, ObjectProvider<MeterFilter> filters) {
            MeterRegistry found = registry.getIfUnique();
            return found == null
                    ? (wanted, store) -> {}
                    : MeterSource.of(found, filters.orderedStream().toList());
        }

        /** Bound to the service's registries by Spring Boot's actuator, where that is there. */
        @Bean
        @ConditionalOnMissingBean
        IncidentMetrics incidentMetrics(IncidentManager manager) {
            return IncidentMetrics.of(manager);
        }
    }
}
