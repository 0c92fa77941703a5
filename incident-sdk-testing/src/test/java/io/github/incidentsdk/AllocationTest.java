package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the hot paths may cost in memory: the build fails when they cost more. Exact on HotSpot once the code is compiled. */
@Timeout(300)
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 50_000;
    private static final int ROUNDS = 12;

    private final IncidentManager manager = Desk.manager(new VirtualTime(), new RecordingSink())
            .type(IncidentType.named("cost-spike").by("account", "region").build())
            .build();
    private Incidents.Installation installation;

    @BeforeEach
    void install() {
        Desk.forgetFacade();
        installation = Incidents.install(manager);
    }

    @AfterEach
    void close() {
        installation.close();
        manager.close();
    }

    /** Bytes per call: the median of the later rounds, since the compiler works beside the earlier ones. */
    private static double bytesPer(Runnable call) {
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            rounds[round] = (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) CALLS;
        }
        double[] later = Arrays.copyOfRange(rounds, ROUNDS / 2, ROUNDS);
        Arrays.sort(later);
        return later[later.length / 2];
    }

    @Test
    void aHeldHandleObservesWithoutAByte() {
        Incident held = manager.declare("outage");

        assertThat(bytesPer(held::observe)).isLessThan(0.1);
        assertThat(held.snapshot().count()).isEqualTo(1 + (long) ROUNDS * CALLS);
    }

    @Test
    void aPlainDuplicateCostsNoByte() {
        manager.declare("outage");

        assertThat(bytesPer(() -> manager.declare("outage"))).isLessThan(0.1);
        assertThat(bytesPer(() -> Incidents.declare("outage"))).isLessThan(0.1);
    }

    @Test
    void aDuplicateWithTwoIdentityValuesAndAMetricCostsAtMost256Bytes() {
        assertThat(bytesPer(() -> manager.declare(
                        "cost-spike",
                        i -> i.by("account", "prod-eu").by("region", "eu-1").metric("usd_per_hour", 412))))
                .isLessThanOrEqualTo(256);
        assertThat(bytesPer(() -> Incidents.declare(
                        "cost-spike",
                        i -> i.by("account", "prod-eu").by("region", "eu-1").metric("usd_per_hour", 412))))
                .isLessThanOrEqualTo(256);
        assertThat(manager.open()).hasSize(1);
    }

    @Test
    void aGuardWhoseWorkSucceedsCostsNoByte() {
        assertThat(bytesPer(() -> manager.guard("import-failed", () -> {}))).isLessThan(0.1);
    }

    @Test
    void theMeasureSeesWhatIsAllocated() {
        Object[] kept = new Object[1];

        assertThat(bytesPer(() -> kept[0] = new long[4])).isBetween(40.0, 60.0);
    }
}
