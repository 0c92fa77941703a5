package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSummary;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every call shape of the facade, as application code writes it. */
@Timeout(240)
class IncidentsTest {

    @IncidentDefinition(type = "cost-spike", title = "Cloud spend spike in {account}", category = "cost")
    record CostSpike(@By String account, @Metric double usdPerHour) {}

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private IncidentManager manager;
    private Incidents.Installation installation;

    @BeforeEach
    void install() {
        Desk.forgetFacade();
        manager = Desk.manager(time, sink).build();
        installation = Incidents.install(manager);
    }

    @AfterEach
    void uninstall() {
        installation.close();
        manager.close();
    }

    private IncidentSnapshot only() {
        assertThat(Incidents.open()).hasSize(1);
        return Incidents.open().get(0).snapshot();
    }

    @Test
    void declaresByTypeAloneAndCountsRepeats() {
        Incident first = Incidents.declare("outage");
        Incident second = Incidents.declare("outage");

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(only().count()).isEqualTo(2);
        assertThat(only().service()).isEqualTo("checkout");
    }

    @Test
    void declaresWithDetails() {
        Incident incident = Incidents.declare(
                "cost-spike",
                i -> i.by("account", "prod-eu").tag("region", "eu-1").metric("usd_per_hour", 412));

        assertThat(incident.snapshot().by()).containsExactly(entry("account", "prod-eu"));
        assertThat(incident.snapshot().tags()).containsExactly(entry("region", "eu-1"));
        assertThat(incident.snapshot().metrics()).containsExactly(entry("usd_per_hour", 412.0));
    }

    @Test
    void declaresARecord() {
        Incident europe = Incidents.declare(new CostSpike("prod-eu", 412));
        Incidents.declare(new CostSpike("prod-eu", 500));
        Incidents.declare(new CostSpike("prod-us", 90));

        assertThat(Incidents.open()).hasSize(2);
        assertThat(europe.snapshot().title()).isEqualTo("Cloud spend spike in prod-eu");
        assertThat(europe.snapshot().metrics()).containsExactly(entry("usd_per_hour", 500.0));
    }

    @Test
    void aHandleSpeaksForCodeAndForPeople() {
        Incident incident = Incidents.declare("outage");

        incident.as("on-call").acknowledge().note("rolled back the crawler fleet");
        incident.resolve("fleet scaled to 20");

        assertThat(incident.snapshot().acknowledgedBy()).hasToString("person:on-call");
        assertThat(incident.snapshot().resolutionText()).isEqualTo("fleet scaled to 20");
        assertThat(incident.isOpen()).isFalse();
    }

    private static void importsFiles() throws IOException {
        throw new IOException("disk gone");
    }

    private static String readsRates() throws IOException {
        return "rates";
    }

    @Test
    void guardTakesEveryShapeOfWork() throws Exception {
        List<String> done = new ArrayList<>();
        Callable<String> callable = () -> "called";

        Incidents.guard("a", () -> done.add("expression"));
        Incidents.guard("b", () -> {
            done.add("block");
        });
        Incidents.guard("c", done::clear);
        String value = Incidents.guard("d", () -> "value");
        String read = Incidents.guard("e", IncidentsTest::readsRates);
        String called = Incidents.guard("f", callable::call);
        Object nothing = Incidents.guard("g", () -> null);
        int primitive = Incidents.guard("h", () -> 42);

        assertThat(List.of(value, read, called, primitive)).containsExactly("value", "rates", "called", 42);
        assertThat(nothing).isNull();
        assertThat(Incidents.open()).isEmpty();
    }

    @Test
    void guardRethrowsTheSameInstanceWhateverItIs() {
        IOException checked = new IOException("checked");
        IllegalStateException unchecked = new IllegalStateException("unchecked");
        AssertionError error = new AssertionError("error");
        Throwable bare = new Throwable("bare");

        assertThat(catchThrowable(() -> Incidents.guard("a", () -> {
                    throw checked;
                })))
                .isSameAs(checked);
        assertThat(catchThrowable(() -> Incidents.guard("b", () -> {
                    throw unchecked;
                })))
                .isSameAs(unchecked);
        assertThat(catchThrowable(() -> Incidents.guard("c", () -> {
                    throw error;
                })))
                .isSameAs(error);
        assertThat(catchThrowable(() -> Incidents.guard("d", (GuardedAction<Throwable>) () -> {
                    throw bare;
                })))
                .isSameAs(bare);
        assertThat(Incidents.open()).hasSize(4);
        assertThat(checked.getSuppressed()).isEmpty();
    }

    @Test
    void aGuardOpensWhenItsWorkThrowsAndResolvesOnceItSucceededForAWhile() {
        assertThatThrownBy(() -> Incidents.guard("nightly-import-failed", IncidentsTest::importsFiles))
                .hasMessage("disk gone");
        IncidentSnapshot failing = only();
        assertThat(failing.type()).isEqualTo("nightly-import-failed");
        assertThat(failing.cause().exception()).isEqualTo("java.io.IOException");
        assertThat(failing.cause().message()).isEqualTo("disk gone");
        assertThat(failing.claims().get(0).reporter()).hasToString("guard:nightly-import-failed");

        Incidents.guard("nightly-import-failed", () -> {});
        time.advance(Duration.ofSeconds(4));
        assertThat(Incidents.open()).hasSize(1);
        time.advance(Duration.ofSeconds(2));
        assertThat(Incidents.open()).isEmpty();
    }

    @Test
    void nestedGuardsEachTellOfTheirOwnWork() {
        RuntimeException thrown = new IllegalStateException("inner");

        Throwable seen = catchThrowable(() -> Incidents.guard(
                "outer",
                () -> Incidents.guard("inner", () -> {
                    throw thrown;
                })));

        assertThat(seen).isSameAs(thrown);
        assertThat(Incidents.open())
                .extracting(incident -> incident.snapshot().type())
                .containsExactlyInAnyOrder("outer", "inner");
    }

    @Test
    void aGuardWithoutANameRunsItsWorkAllTheSame() throws IOException {
        RuntimeException thrown = new IllegalStateException("no name");

        String value = Incidents.guard(null, IncidentsTest::readsRates);
        Throwable seen = catchThrowable(() -> Incidents.guard(" ", () -> {
            throw thrown;
        }));

        assertThat(value).isEqualTo("rates");
        assertThat(seen).isSameAs(thrown);
        assertThat(Incidents.open()).isEmpty();
        assertThat(manager.ignored()).containsEntry(Ignored.NO_TYPE, 1L);
    }

    @Test
    void aDrillHasAKeyOfItsOwnIsMarkedAndEndsAfterFiveMinutes() {
        Incident real = Incidents.declare(new CostSpike("prod-eu", 412));
        Incident drill = Incidents.drill(new CostSpike("prod-eu", 412));
        Incident plain = Incidents.drill("outage");

        assertThat(drill.key()).isNotEqualTo(real.key());
        assertThat(drill.snapshot().drill()).isTrue();
        assertThat(plain.snapshot().drill()).isTrue();
        assertThat(real.snapshot().drill()).isFalse();
        time.advance(Duration.ofMinutes(5).plusSeconds(2));
        assertThat(drill.isOpen()).isFalse();
        assertThat(drill.snapshot().resolution()).isEqualTo(Resolution.DRILL_ENDED);
        assertThat(real.isOpen()).isTrue();
        assertThat(sink.accepted("outage"))
                .allSatisfy(delivery -> assertThat(delivery.incident().drill()).isTrue());
        assertThat(sink.accepted("outage"))
                .extracting(delivery -> delivery.event().kind())
                .containsExactly("declared", "resolved");
    }

    @Test
    void openListsTheMostSevereFirstThenTheOldest() {
        Incidents.declare("mild", i -> i.severity(SEV4));
        Incidents.declare("older");
        time.advance(Duration.ofSeconds(1));
        Incidents.declare("newer");
        Incidents.declare("grave", i -> i.severity(SEV1));

        assertThat(Incidents.open())
                .extracting(incident -> incident.snapshot().type())
                .containsExactly("grave", "older", "newer", "mild");
    }

    @Test
    void findFindsByKeyWhatIsOpenOrJustOver() {
        Incident incident = Incidents.declare("outage");

        assertThat(Incidents.find(incident.key()).orElseThrow().id()).isEqualTo(incident.id());
        incident.resolve("done");
        assertThat(Incidents.find(incident.key()).orElseThrow().snapshot().status())
                .isEqualTo(Status.RESOLVED);
        assertThat(Incidents.find("no such key")).isEmpty();
        time.advance(Duration.ofMinutes(16));
        assertThat(Incidents.find(incident.key())).isEmpty();
    }

    @Test
    void summaryCountsWhatHappenedInTheWindow() {
        Incidents.declare("flood").resolve("early");
        time.advance(Duration.ofHours(2));
        Incidents.declare("outage", i -> i.severity(SEV1));
        Incidents.drill("outage");

        IncidentSummary hour = Incidents.summary(Duration.ofHours(1));
        IncidentSummary day = Incidents.summary(Duration.ofDays(1));

        assertThat(hour.declaredByType()).containsExactly(entry("outage", 1));
        assertThat(hour.declaredBySeverity()).containsExactly(entry(SEV1, 1));
        assertThat(hour.resolved()).isZero();
        assertThat(day.declared()).isEqualTo(2);
        assertThat(day.resolved()).isEqualTo(1);
        assertThat(day.complete()).isTrue();
        assertThat(day.open()).extracting(IncidentSnapshot::drill).containsExactly(false);
    }

    @Test
    void flushWaitsUntilTheSinkWasTold() {
        Incidents.declare("outage");

        assertThat(Incidents.flush(Duration.ofSeconds(1))).isTrue();
        assertThat(sink.kinds()).containsExactly("declared");
    }
}
