package io.github.incidentsdk.spring.test;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.spring.IncidentLifecycle;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Gives each test the facade, and the next one an empty sink. */
class VirtualIncidentsListener implements TestExecutionListener {

    VirtualIncidentsListener() {}

    @Override
    public void beforeTestMethod(TestContext test) {
        test.getApplicationContext().getBeanProvider(IncidentLifecycle.class).ifAvailable(IncidentLifecycle::speak);
    }

    @Override
    public void afterTestMethod(TestContext test) {
        ApplicationContext context = test.getApplicationContext();
        context.getBeanProvider(IncidentManager.class).ifAvailable(manager -> {
            manager.open().forEach(incident -> incident.resolve("the test is over"));
            Duration reopenWithin = context.getBean(IncidentConfig.class).reopenWithin();
            context.getBean(VirtualTime.class).advance(reopenWithin.plusSeconds(1));
        });
        context.getBean(RecordingSink.class).clear();
    }

    /** Else the next context would be warned that there is one already. */
    @Override
    public void afterTestClass(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext()
                    .getBeanProvider(IncidentLifecycle.class)
                    .ifAvailable(IncidentLifecycle::leave);
        }
    }
}
