package io.github.incidentsdk.spring.actuate;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.spring.IncidentAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Adds the actuator endpoint {@code incidents}, where it is exposed. */
@AutoConfiguration(after = IncidentAutoConfiguration.class)
@ConditionalOnClass(
        name = {
            "org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint",
            "org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint"
        })
@ConditionalOnBean(IncidentManager.class)
public final class IncidentEndpointAutoConfiguration {

    IncidentEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint(endpoint = IncidentsEndpoint.class)
    IncidentsEndpoint incidentsEndpoint(IncidentManager manager, Environment environment) {
        return new IncidentsEndpoint(manager, environment);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint(endpoint = IncidentsEndpoint.class)
    Members incidentsEndpointMembers() {
        return new Members();
    }
}
