package io.github.incidentsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.Incidents;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ContextsTest {

    private static final long PATIENCE_MILLIS = 60_000;

    private static AnnotationConfigApplicationContext context() {
        return new AnnotationConfigApplicationContext(IncidentAutoConfiguration.class);
    }

    private static boolean speaks(ConfigurableApplicationContext context, String type) {
        Incidents.declare(type);
        return context.getBean(IncidentManager.class).open().stream()
                .anyMatch(incident -> incident.snapshot().type().equals(type));
    }

    @Test
    void twentyRestartsLeaveNoThreadBehind() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            try (AnnotationConfigApplicationContext context = context()) {
                assertThat(speaks(context, "restart-" + i)).isTrue();
                others(before).forEach(thread -> names.add(thread.getName()));
            }
        }
        assertThat(names).isNotEmpty();
        for (Thread thread : others(before)) {
            thread.join(PATIENCE_MILLIS);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static Set<Thread> others(Set<Thread> before) {
        Set<Thread> others = new HashSet<>(Thread.getAllStackTraces().keySet());
        others.removeAll(before);
        others.removeIf(thread -> !thread.getName().startsWith("incident"));
        return others;
    }

    @Test
    void aContextThatIsStoppedAndStartedSpeaksAgain() {
        try (AnnotationConfigApplicationContext context = context()) {
            for (int i = 0; i < 20; i++) {
                context.stop();
                assertThat(speaks(context, "stopped-" + i)).isFalse();
                context.start();
                assertThat(speaks(context, "started-" + i)).isTrue();
            }
        }
    }

    @Test
    void theOlderContextSpeaksAgainOnceTheNewerIsClosed() {
        try (AnnotationConfigApplicationContext older = context()) {
            try (AnnotationConfigApplicationContext newer = context()) {
                assertThat(speaks(newer, "newer")).isTrue();
                assertThat(speaks(older, "not-older")).isFalse();
            }
            assertThat(speaks(older, "older")).isTrue();
        }
    }

    @Test
    void closingTheOlderContextLeavesTheNewer() {
        AnnotationConfigApplicationContext older = context();
        try (AnnotationConfigApplicationContext newer = context()) {
            older.close();
            assertThat(speaks(newer, "newer")).isTrue();
        } finally {
            older.close();
        }
    }

    @Test
    void aContextThatFailsToStartLeavesTheFacadeAlone() {
        try (AnnotationConfigApplicationContext running = context()) {
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class))
                    .withPropertyValues("incidents.on-invalid=fail", "incidents.servise=checkout")
                    .run(context -> assertThat(context).hasFailed());
            assertThat(speaks(running, "running")).isTrue();
        }
    }
}
