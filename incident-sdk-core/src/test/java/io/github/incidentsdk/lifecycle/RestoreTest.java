package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestoreTest {

    private final IncidentType spike = Scene.type("cost-spike", "account");
    private final Scene before = new Scene(spike);
    private final TrackedIncident incident = before.declare(
            "cost-spike", i -> i.by("account", "prod").metric("usd", 4).tag("region", "eu"));

    /** The same service after it was killed and started again, with the line of the journal that came last. */
    private Scene restarted(IncidentSnapshot kept) {
        Scene after = new Scene(spike);
        after.table.restore(kept);
        return after;
    }

    @Test
    void theSameIncidentGoesOnAndNoSecondOpens() {
        before.person(incident).acknowledge();
        Scene after = restarted(incident.snapshot());

        after.declare("cost-spike", i -> i.by("account", "prod"));

        assertThat(after.only().id()).isEqualTo(incident.snapshot().id());
        assertThat(after.only().status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(after.only().count()).isEqualTo(2);
        assertThat(after.only().metrics()).containsExactly(entry("usd", 4.0));
        assertThat(after.only().tags()).containsExactly(entry("region", "eu"));
        assertThat(after.book.kinds()).isEmpty();
    }

    @Test
    void theSequenceGoesOnWhereItStood() {
        Scene after = restarted(incident.snapshot());

        after.person(after.table.find(incident.key())).note("we are back");

        assertThat(after.table.find(incident.key()).snapshot().seq()).isEqualTo(2);
    }

    @Test
    void aRuleOverruledBeforeStaysOverruled() {
        TrackedIncident held = before.hold("outage", SEV2);
        before.person(held).resolve("false alarm");
        Scene after = restarted(held.snapshot());

        after.hold("outage", SEV2);
        assertThat(after.table.open()).isEmpty();
        after.hold("outage", SEV1);

        assertThat(after.only().id()).isEqualTo(held.snapshot().id());
    }

    @Test
    void aPersonsSeverityStandsUntilTheClaimsRise() {
        before.person(incident).severity(SEV5, "it can wait");
        Scene after = restarted(incident.snapshot());

        assertThat(after.only().severity()).isEqualTo(SEV5);
        after.declare("cost-spike", i -> i.by("account", "prod").severity(SEV2));
        assertThat(after.only().severity()).isEqualTo(SEV2);
    }

    @Test
    void anIncidentThatEndedJustBeforeReopensAsTheSame() {
        before.person(incident).resolve("gone");
        Scene after = restarted(incident.snapshot());

        IncidentSnapshot again =
                after.declare("cost-spike", i -> i.by("account", "prod")).snapshot();

        assertThat(again.id()).isEqualTo(incident.snapshot().id());
        assertThat(again.reopened()).isEqualTo(1);
    }

    @Test
    void whatACrashLeftOpenWithoutAnybodyWhoHoldsItEnds() {
        TrackedIncident held = before.hold("outage", SEV2);
        before.clear(held);
        IncidentSnapshot afterLeft = before.book.entries().stream()
                .filter(entry -> entry.event() instanceof IncidentEvent.ReporterLeft)
                .findFirst()
                .orElseThrow()
                .after();
        Scene after = restarted(afterLeft);
        assertThat(after.only().claims()).isEmpty();

        after.tick();

        assertThat(after.table.open()).isEmpty();
        assertThat(after.table.find(held.key()).snapshot().resolution()).isEqualTo(Resolution.RECOVERED);
    }

    @Test
    void whatACrashLeftBetweenJoiningAndRisingRises() {
        before.hold("cost-spike", SEV1);
        TrackedIncident other = before.declare("outage");
        before.hold("outage", SEV1);
        IncidentSnapshot afterJoined = before.book.entries().stream()
                .filter(entry -> entry.event() instanceof IncidentEvent.ReporterJoined)
                .findFirst()
                .orElseThrow()
                .after();
        Scene after = restarted(afterJoined);

        after.tick();

        assertThat(after.table.find(other.key()).snapshot().severity()).isEqualTo(SEV1);
    }

    @Test
    void aDrillEndsByItselfAlsoAfterARestart() {
        Scene after =
                restarted(before.table.drill("outage", new IncidentDetails()).snapshot());

        after.pass(Duration.ofMinutes(6));

        assertThat(after.table.open()).isEmpty();
    }

    @Test
    void anIncidentOfATypeThatIsNoLongerDefinedGoesOn() {
        Scene after = new Scene();
        after.table.restore(incident.snapshot());

        assertThat(after.only().by()).containsExactly(entry("account", "prod"));
        after.person(after.table.open().get(0)).resolve("gone");
        assertThat(after.table.open()).isEmpty();
    }
}
