package io.github.incidentsdk.spring.actuate;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.spring.IncidentAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Adds {@code incidents} to the health of the application: UP, or DEGRADED while a part of the SDK does not do its work.
 *
 * <p>DEGRADED makes nothing else worse and is answered with status 200, since a service that cannot tell of its incidents still
 * serves. {@code management.health.incidents.enabled=false} switches it off.
 */
@AutoConfiguration(after = IncidentAutoConfiguration.class)
@ConditionalOnBean(IncidentManager.class)
@Conditional(OnIncidentHealth.class)
public final class IncidentHealthAutoConfiguration {

    IncidentHealthAutoConfiguration() {}

    /** Spring Boot 3; the only place that knows its types. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    static class Boot3 {

        @Bean
        @ConditionalOnMissingBean(name = "incidentsHealthIndicator")
        org.springframework.boot.actuate.health.HealthIndicator incidentsHealthIndicator(
                IncidentManager manager, Environment environment) {
            Masking masking = Masking.of(environment);
            return () -> {
                var health = manager.health();
                var told = HealthDetails.isUp(health)
                        ? org.springframework.boot.actuate.health.Health.up()
                        : org.springframework.boot.actuate.health.Health.status(HealthDetails.DEGRADED);
                return told.withDetails(HealthDetails.of(health, masking)).build();
            };
        }
    }

    /** Spring Boot 4; the only place that knows its types. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class Boot4 {

        @Bean
        @ConditionalOnMissingBean(name = "incidentsHealthIndicator")
        org.springframework.boot.health.contributor.HealthIndicator incidentsHealthIndicator(
                IncidentManager manager, Environment environment) {
            Masking masking = Masking.of(environment);
            return () -> {
                var health = manager.health();
                var told = HealthDetails.isUp(health)
                        ? org.springframework.boot.health.contributor.Health.up()
                        : org.springframework.boot.health.contributor.Health.status(HealthDetails.DEGRADED);
                return told.withDetails(HealthDetails.of(health, masking)).build();
            };
        }
    }
}
