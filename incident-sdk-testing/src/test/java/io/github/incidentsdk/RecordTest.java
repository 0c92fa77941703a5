package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Level;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Incidents that are records. */
@Timeout(240)
class RecordTest {

    enum Region {
        EU,
        US
    }

    @IncidentDefinition(
            type = "cost-spike",
            title = "Spend of {cloudAccount} rose in {region}: {service}",
            category = "cost",
            owner = "finops")
    private record CostSpike(
            @By String cloudAccount,
            @By Region region,
            @Metric double usdPerHour,
            @Metric Duration sinceLastBill,
            @Metric Integer openTICKETS,
            Severity howBad,
            IOException why,
            LocalDate billedOn,
            UUID traceId,
            boolean confirmed,
            char grade) {}

    @IncidentDefinition(type = "throws-much", title = "{fine}")
    record ThrowsMuch(
            @By String fine, @By String broken, @Metric double measured, String told) {
        @Override
        public String broken() {
            throw new IllegalStateException("no by");
        }

        @Override
        public double measured() {
            throw new AssertionError("no metric");
        }
    }

    @IncidentDefinition(type = "raced", title = "Raced by {name}", owner = "sre")
    private record Raced(@By String name) {}

    private final VirtualTime time = new VirtualTime();
    private final IncidentManager manager =
            Desk.manager(time, new RecordingSink()).build();

    @AfterEach
    void close() {
        manager.close();
    }

    private static CostSpike spike() {
        return new CostSpike(
                "prod-eu",
                Region.EU,
                412.5,
                Duration.ofMillis(1500),
                7,
                SEV1,
                new IOException("no bill"),
                LocalDate.of(2026, 5, 1),
                new UUID(1, 2),
                true,
                'B');
    }

    @Test
    void everyComponentHasItsPlace() {
        IncidentSnapshot incident = manager.declare(spike()).snapshot();

        assertThat(incident.type()).isEqualTo("cost-spike");
        assertThat(incident.category()).isEqualTo("cost");
        assertThat(incident.owner()).isEqualTo("finops");
        assertThat(incident.title()).isEqualTo("Spend of prod-eu rose in EU: checkout");
        assertThat(incident.by()).containsExactly(entry("cloud_account", "prod-eu"), entry("region", "EU"));
        assertThat(incident.metrics())
                .containsOnly(entry("usd_per_hour", 412.5), entry("since_last_bill", 1.5), entry("open_tickets", 7.0));
        assertThat(incident.severity()).isEqualTo(SEV1);
        assertThat(incident.cause().message()).isEqualTo("no bill");
        assertThat(incident.tags())
                .containsOnly(
                        entry("billed_on", "2026-05-01"),
                        entry("trace_id", "00000000-0000-0001-0000-000000000002"),
                        entry("confirmed", "true"),
                        entry("grade", "B"));
    }

    @Test
    void nullComponentsSayNothingAndAMissingIdentityIsUnknown() {
        try (LogLines log = new LogLines()) {
            IncidentSnapshot incident = manager.declare(
                            new CostSpike(null, Region.US, 1, null, null, null, null, null, null, false, 'A'))
                    .snapshot();

            assertThat(incident.by()).containsExactly(entry("cloud_account", "unknown"), entry("region", "US"));
            assertThat(incident.metrics()).containsOnly(entry("usd_per_hour", 1.0));
            assertThat(incident.tags()).containsOnlyKeys("confirmed", "grade");
            assertThat(incident.cause()).isNull();
            assertThat(log.warnings()).singleElement().asString().contains("without by(\"cloud_account\"");
        }
    }

    @Test
    void aComponentWhoseAccessorThrowsIsLeftOutAndCounted() {
        try (LogLines log = new LogLines()) {
            IncidentSnapshot incident =
                    manager.declare(new ThrowsMuch("yes", "x", 1, "said")).snapshot();

            assertThat(incident.by()).containsExactly(entry("fine", "yes"), entry("broken", "unknown"));
            assertThat(incident.metrics()).isEmpty();
            assertThat(incident.tags()).containsExactly(entry("told", "said"));
            assertThat(manager.ignored()).containsEntry(Ignored.DETAILS_THREW, 2L);
            assertThat(log.exceptions()).containsExactly("no by");
        }
    }

    @Test
    void whatIsConfiguredWinsAndTheDifferenceIsSaidOnce() {
        IncidentConfig config = IncidentConfig.builder()
                .type(IncidentType.named("cost-spike")
                        .owner("sre")
                        .by("cloud_account")
                        .severity(SEV4, "usd_per_hour > 1")
                        .build())
                .build();
        try (LogLines log = new LogLines();
                IncidentManager configured =
                        Desk.manager(time, new RecordingSink()).config(config).build()) {
            IncidentSnapshot incident = configured.declare(spike()).snapshot();
            configured.declare(spike());

            assertThat(incident.owner()).isEqualTo("sre");
            assertThat(incident.category()).isEqualTo("cost");
            assertThat(incident.title()).startsWith("Spend of prod-eu");
            assertThat(incident.by()).containsOnlyKeys("cloud_account");
            assertThat(incident.tags()).containsEntry("region", "EU");
            assertThat(log.messages(Level.INFO))
                    .filteredOn(line -> line.contains("is configured otherwise"))
                    .containsExactly("Incident type \"cost-spike\" is configured otherwise than "
                            + CostSpike.class.getName() + " says: the configuration counts.");
        }
    }

    @Test
    void aConfigurationThatOnlyAddsIsNoDifference() {
        IncidentConfig config = IncidentConfig.builder()
                .type(IncidentType.named("cost-spike").owner("finops").build())
                .build();
        try (LogLines log = new LogLines();
                IncidentManager configured =
                        Desk.manager(time, new RecordingSink()).config(config).build()) {
            configured.declare(spike());

            assertThat(log.messages(Level.INFO)).noneMatch(line -> line.contains("is configured otherwise"));
        }
    }

    @Test
    void whatABuilderWasToldOfARecordIsNoDifferenceEither() {
        try (LogLines log = new LogLines();
                IncidentManager told = Desk.manager(time, new RecordingSink())
                        .type(CostSpike.class)
                        .build()) {
            told.declare(spike());

            assertThat(log.messages(Level.INFO)).noneMatch(line -> line.contains("is configured otherwise"));
        }
    }

    @Test
    void threadsThatDeclareTheFirstOfItsKindAllMeetItsType() throws Exception {
        int threads = 4;
        for (int round = 0; round < 20; round++) {
            try (LogLines log = new LogLines();
                    IncidentManager fresh =
                            Desk.manager(time, new RecordingSink()).build()) {
                CountDownLatch start = new CountDownLatch(1);
                List<FutureTask<Incident>> declaring = new ArrayList<>();
                for (int t = 0; t < threads; t++) {
                    int thread = t;
                    FutureTask<Incident> task = new FutureTask<>(() -> {
                        start.await();
                        return fresh.declare(new Raced("thread-" + thread));
                    });
                    declaring.add(task);
                    new Thread(task, "declares-" + t).start();
                }
                start.countDown();
                for (FutureTask<Incident> task : declaring) {
                    IncidentSnapshot incident = task.get(60, TimeUnit.SECONDS).snapshot();
                    assertThat(incident.owner()).isEqualTo("sre");
                    assertThat(incident.title()).startsWith("Raced by thread-");
                }
                assertThat(log.warnings()).isEmpty();
            }
        }
    }
}
