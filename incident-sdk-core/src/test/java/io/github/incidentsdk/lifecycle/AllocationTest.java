package io.github.incidentsdk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.incidentsdk.model.IncidentDetails;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a repeat costs in memory; exact on HotSpot, once the code is compiled. */
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int REPEATS = 100_000;

    private final Scene scene = new Scene(Scene.type("outage"));

    /** Bytes per turn, the best of several rounds: the compiler works beside the first ones. */
    private static double bytesPer(Runnable turn) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < REPEATS; i++) {
                turn.run();
            }
            best = Math.min(best, (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) REPEATS);
        }
        return best;
    }

    @Test
    void aHeldHandleRepeatsWithoutAByte() {
        TrackedIncident held = scene.declare("outage");

        assertThat(bytesPer(held::repeated)).isLessThan(0.01);
        assertThat(held.snapshot().count()).isEqualTo(1 + 10L * REPEATS);
    }

    @Test
    void aPlainDuplicateCostsNoByte() {
        IncidentDetails none = new IncidentDetails();
        scene.declare("outage");

        assertThat(bytesPer(() -> scene.table.declare("outage", none))).isLessThan(0.01);
    }

    @Test
    void aDuplicateWithIdentityAndAMeasurementThatDidNotChangeIsCheap() {
        scene.declare("outage", d -> d.by("account", "prod").metric("usd", 4));

        assertThat(bytesPer(() -> scene.table.declare(
                        "outage", new IncidentDetails().by("account", "prod").metric("usd", 4))))
                .isLessThanOrEqualTo(256);
    }

    @Test
    void aSuccessOfAGuardThatNeverFailedCostsNoByte() {
        assertThat(bytesPer(() -> scene.guards.succeeded("import"))).isLessThan(0.01);
    }

    @Test
    void theMeasureSeesWhatIsAllocated() {
        Object[] kept = new Object[1];

        assertThat(bytesPer(() -> kept[0] = new long[4])).isBetween(40.0, 60.0);
    }
}
