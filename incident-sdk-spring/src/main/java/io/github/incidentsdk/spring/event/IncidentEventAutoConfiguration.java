package io.github.incidentsdk.spring.event;

import io.github.incidentsdk.spring.IncidentAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/** Publishes an {@link IncidentApplicationEvent} for everything that happens to an incident. */
@AutoConfiguration(before = IncidentAutoConfiguration.class)
@ConditionalOnProperty(prefix = "incidents", name = "enabled", matchIfMissing = true)
public final class IncidentEventAutoConfiguration {

    IncidentEventAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    IncidentEventPublisher incidentEventPublisher(ApplicationEventPublisher context) {
        return new IncidentEventPublisher(context);
    }
}
