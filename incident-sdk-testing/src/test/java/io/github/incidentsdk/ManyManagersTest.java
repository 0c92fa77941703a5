package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Managers side by side, and one that was told nothing. */
@Timeout(240)
class ManyManagersTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink ordersPager = new RecordingSink();
    private final RecordingSink billingPager = new RecordingSink();
    private final IncidentManager orders =
            Desk.manager(time, ordersPager).service("orders").build();
    private final IncidentManager billing = Desk.manager(time, billingPager)
            .service("billing")
            .type(IncidentType.named("outage").title("Billing is down").build())
            .build();

    @Test
    void incidentsTypesSinksAndCountsAreEachManagersOwn() {
        Incident here = orders.declare("outage");
        Incident there = billing.declare("outage");
        orders.declare((String) null);
        time.runUntilIdle();

        assertThat(here.key()).isNotEqualTo(there.key());
        assertThat(here.snapshot().title()).isEqualTo("outage");
        assertThat(there.snapshot().title()).isEqualTo("Billing is down");
        assertThat(orders.find(there.key())).isEmpty();
        assertThat(ordersPager.incidents()).extracting(i -> i.service()).containsExactly("orders");
        assertThat(billingPager.incidents()).extracting(i -> i.service()).containsExactly("billing");
        assertThat(orders.ignored()).containsEntry(Ignored.NO_TYPE, 1L);
        assertThat(billing.ignored()).containsEntry(Ignored.NO_TYPE, 0L);
    }

    @Test
    void guardsOfOneNameAreTwo() {
        Desk.failing(orders, "import-failed", "no file");
        billing.guard("import-failed", () -> {});
        time.advance(Duration.ofSeconds(10));

        assertThat(orders.open()).hasSize(1);
        assertThat(billing.open()).isEmpty();
    }

    @Test
    void closingOneLeavesTheOther() {
        orders.close();
        billing.declare("outage");
        time.runUntilIdle();

        assertThat(ordersPager.isClosed()).isTrue();
        assertThat(billingPager.isClosed()).isFalse();
        assertThat(billingPager.kinds()).containsExactly("declared");
    }

    @Test
    void aManagerIsCalledAfterItsServiceUnlessSaid() {
        assertThat(orders).hasToString("the manager of orders");
        assertThat(Desk.manager(time, ordersPager).name("night shift").build()).hasToString("night shift");
    }

    @Test
    void aManagerWithoutSinksLogs() {
        try (LogLines log = new LogLines();
                IncidentManager bare = IncidentManager.builder()
                        .workers(time)
                        .closeWithProcess(false)
                        .build()) {
            bare.declare("outage").resolve("mended");
            time.runUntilIdle();

            assertThat(bare.sinks()).extracting(lane -> lane.sink()).containsExactly("log");
            assertThat(log.messages(Level.INFO))
                    .anyMatch(line -> line.contains("outage declared by code"))
                    .anyMatch(line -> line.contains("outage resolved by code"));
        }
    }
}
