package io.github.incidentsdk.spring.test;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.journal.MemoryStore;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.spring.IncidentsCustomizer;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What {@link VirtualIncidents} adds to a context. */
@Configuration(proxyBeanMethods = false)
class VirtualIncidentsConfiguration {

    @Bean
    VirtualTime incidentTime() {
        return new VirtualTime();
    }

    @Bean
    RecordingSink recorded() {
        return new RecordingSink();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    IncidentsCustomizer virtualIncidents(IncidentConfig config, VirtualTime time) {
        return builder -> {
            builder.workers(time).store(new MemoryStore()).selfReport(false);
            config.sinks().keySet().forEach(sink -> builder.sink(sink, IncidentSink.calling(delivery -> {})));
        };
    }
}
