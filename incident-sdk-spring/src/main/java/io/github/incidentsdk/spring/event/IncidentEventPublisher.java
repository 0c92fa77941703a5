package io.github.incidentsdk.spring.event;

import io.github.incidentsdk.IncidentManagerBuilder;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.spring.IncidentsCustomizer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/** Publishes what a listener of the manager hears, until everything else in the context has stopped: beans that listen go next. */
final class IncidentEventPublisher implements IncidentsCustomizer, SmartLifecycle {

    private final ApplicationEventPublisher context;
    private volatile boolean stopped;

    IncidentEventPublisher(ApplicationEventPublisher context) {
        this.context = context;
    }

    @Override
    public void customize(IncidentManagerBuilder builder) {
        builder.listener(this::publish);
    }

    private void publish(IncidentEvent event, IncidentSnapshot incident) {
        if (!incident.shadow() && !stopped) {
            context.publishEvent(new IncidentApplicationEvent(event, incident));
        }
    }

    @Override
    public void start() {
        stopped = false;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean isRunning() {
        return !stopped;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
