package io.github.incidentsdk.spring;

import io.github.incidentsdk.IncidentManager;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Tells the manager when its application is up and when it goes down; contexts below its own have a life of theirs.
 *
 * <p>Not by readiness state: a service that refuses traffic because something is broken is not to be quiet about it.
 */
final class IncidentReadiness implements ApplicationListener<ApplicationEvent> {

    private final IncidentManager manager;
    private final ApplicationContext context;

    IncidentReadiness(IncidentManager manager, ApplicationContext context) {
        this.manager = manager;
        this.context = context;
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof ApplicationReadyEvent ready && ready.getApplicationContext() == context) {
            manager.ready();
        } else if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == context) {
            manager.draining();
        }
    }
}
