package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the thread that opens an incident works for is tagged on it. */
class ContextTest {

    private final VirtualTime time = new VirtualTime();
    private final Map<String, String> thread = new LinkedHashMap<>();
    private final IncidentManager manager = Desk.manager(time, new RecordingSink())
            .context(() -> {
                if (thread.containsKey("broken")) {
                    throw new IllegalStateException("no tracer");
                }
                return thread;
            })
            .build();

    @AfterEach
    void close() {
        manager.close();
    }

    private static Map<String, String> tags(Incident incident) {
        return incident.snapshot().tags();
    }

    @Test
    void whoOpensAnIncidentSaysForWhatAndARepeatChangesNothing() {
        thread.put("trace_id", "a1");
        Incident incident = manager.declare("cart", i -> i.tag("region", "eu"));
        thread.put("trace_id", "b2");
        manager.declare("cart", i -> i.tag("region", "us"));
        manager.declare("cart");
        assertThat(tags(incident)).containsEntry("trace_id", "a1").containsEntry("region", "us");
    }

    @Test
    void whatADeclarationSaysItselfWins() {
        thread.put("trace_id", "a1");
        thread.put("tenant", "acme");
        assertThat(tags(manager.declare("cart", i -> i.tag("trace_id", "mine"))))
                .containsEntry("trace_id", "mine")
                .containsEntry("tenant", "acme");
    }

    @Test
    void anIncidentThatComesBackHasTheTraceThatBroughtIt() {
        thread.put("trace_id", "a1");
        Incident incident = manager.declare("cart");
        incident.resolve("mended");
        thread.put("trace_id", "b2");
        assertThat(tags(manager.declare("cart"))).containsEntry("trace_id", "b2");
    }

    @Test
    void aGuardTagsTheFailureThatOpens() {
        for (String trace : new String[] {"a1", "b2", "c3"}) {
            thread.put("trace_id", trace);
            assertThatThrownBy(() -> manager.guard("import", this::fails)).hasMessage("no file");
            time.advance(Duration.ofMinutes(2));
        }
        assertThat(manager.open())
                .singleElement()
                .satisfies(open -> assertThat(tags(open)).containsEntry("trace_id", "a1"));
    }

    private void fails() {
        throw new IllegalArgumentException("no file");
    }

    @Test
    void aContextThatThrowsIsCountedAndCostsNoIncident() {
        thread.put("broken", "");
        Incident incident = manager.declare("cart");
        manager.declare("other");
        assertThat(incident.isInert()).isFalse();
        assertThat(manager.open()).hasSize(2);
        assertThat(manager.ignored()).containsEntry(Ignored.DETAILS_THREW, 2L);
    }
}
