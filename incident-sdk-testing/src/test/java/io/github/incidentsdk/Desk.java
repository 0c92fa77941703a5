package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.IncidentConfig.OnStop;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What most tests of a manager need: time that stands still, a sink that remembers, and what threads there are. */
final class Desk {

    private Desk() {}

    /** A manager in memory that lives by {@code time} and tells {@code sink}, whose rules open from the start, silent on itself and at its end. */
    static IncidentManagerBuilder manager(VirtualTime time, RecordingSink sink) {
        return IncidentManager.builder()
                .service("checkout")
                .instance("pod-1")
                .workers(time)
                .sink("pager", sink)
                .restoreTicks(0)
                .selfReport(false)
                .onStop(OnStop.NOTHING)
                .closeWithProcess(false);
    }

    /** Leaves the facade as a process finds it: nobody installed, nothing declared. */
    static void forgetFacade() {
        try (IncidentManager taker = IncidentManager.builder()
                .workers(new VirtualTime())
                .sink("nobody", new RecordingSink())
                .closeWithProcess(false)
                .build()) {
            Incidents.install(taker).close();
        }
    }

    /** Guarded work that fails, as often as it is run. */
    static void failing(IncidentManager manager, String guard, String message) {
        assertThatThrownBy(() -> manager.guard(guard, () -> {
                    throw new IllegalStateException(message);
                }))
                .hasMessage(message);
    }

    /** Why a rule can say nothing, as its status has it. */
    static String unknown(IncidentManager manager, String rule) {
        return manager.rules().stream()
                .filter(status -> status.rule().equals(rule))
                .map(status -> String.valueOf(status.blindness().unknown()))
                .findAny()
                .orElseThrow();
    }

    /** The names of the SDK's threads that live. */
    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("incident-sdk-"))
                .sorted()
                .toList();
    }

    /** Fails unless the SDK's threads are gone soon: a thread that was told to stop takes a moment to end. */
    static void assertNoThreadIsLeft() {
        await("no thread is left", () -> threads().isEmpty());
    }

    /** Waits until it is so, which other threads see to; fails after two minutes. */
    static void await(String what, BooleanSupplier so) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime() < end)
                    .as(() -> what + "; the SDK's threads are " + threads())
                    .isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5)); // the others need the processor
        }
    }
}
