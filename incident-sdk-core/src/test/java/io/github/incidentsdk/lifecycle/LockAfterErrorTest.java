package io.github.incidentsdk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentDetails;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An incident whose caller died in the middle of it goes on for everybody else. */
@Timeout(240)
class LockAfterErrorTest {

    private boolean broken;

    private final IncidentTable table =
            new IncidentTable(LifecycleSettings.of("checkout", "pod-1"), List.of(), new HandTime(), (event, after) -> {
                if (broken) {
                    throw new StackOverflowError("injected");
                }
            });

    @Test
    @Tag("F30")
    void whoComesAfterAnErrorUnderTheLockDoesNotWait() throws Exception {
        TrackedIncident incident = table.declare("outage", new IncidentDetails());
        broken = true;
        assertThatThrownBy(() -> table.verbs(incident, Actor.CODE).note("too deep"))
                .isInstanceOf(StackOverflowError.class);
        broken = false;

        FutureTask<Boolean> after = new FutureTask<>(() -> {
            table.verbs(incident, Actor.CODE).resolve("over");
            return incident.snapshot().isOpen();
        });
        Thread other = new Thread(after, "comes-after");
        other.setDaemon(true);
        other.start();

        assertThat(after.get(60, TimeUnit.SECONDS)).isFalse();
    }
}
