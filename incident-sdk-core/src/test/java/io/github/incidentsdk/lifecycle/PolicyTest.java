package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.model.Severity.SEV4;
import static io.github.incidentsdk.model.Severity.SEV5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** A type's severity policy over an incident's life. */
class PolicyTest {

    private final Scene scene = new Scene(
            IncidentType.named("cost-spike")
                    .by("account")
                    .severity(SEV2, "usd_per_hour > 300")
                    .severity(SEV1, "usd_per_hour > 1000 or incident{account=\"prod\"} and usd_per_hour > 500")
                    .severity(SEV4, "incident{region=\"test\"}")
                    .build(),
            IncidentType.named("weather")
                    .severity(SEV1, "incident{level=\"Extreme\"} or wind_kmh > 118")
                    .build());

    private TrackedIncident spike(double usd) {
        return scene.declare("cost-spike", i -> i.by("account", "dev").metric("usd_per_hour", usd));
    }

    @Test
    void decidesHowBadADeclarationIs() {
        spike(400);

        assertThat(scene.only().severity()).isEqualTo(SEV2);
    }

    @Test
    void theMostSevereLineThatIsTrueWins() {
        spike(2_000);

        assertThat(scene.only().severity()).isEqualTo(SEV1);
    }

    @Test
    void withoutALineThatIsTrueTheDefaultSeverityStands() {
        spike(10);

        assertThat(scene.only().severity()).isEqualTo(SEV3);
    }

    @Test
    void withoutTheMetricThatALineAsksForTheDefaultSeverityStands() {
        scene.declare("cost-spike", i -> i.by("account", "dev"));

        assertThat(scene.only().severity()).isEqualTo(SEV3);
    }

    @Test
    void seesByValuesAndTagsAsLabels() {
        scene.declare("cost-spike", i -> i.by("account", "prod").metric("usd_per_hour", 600));
        assertThat(scene.only().severity()).isEqualTo(SEV1);

        assertThat(scene.declare("weather", i -> i.tag("level", "Extreme"))
                        .snapshot()
                        .severity())
                .isEqualTo(SEV1);
        assertThat(scene.declare("cost-spike", i -> i.by("account", "x").tag("region", "test"))
                        .snapshot()
                        .severity())
                .isEqualTo(SEV4);
    }

    @Test
    void whatTheReporterSaysStandsOverThePolicy() {
        scene.declare(
                "cost-spike",
                i -> i.by("account", "dev").metric("usd_per_hour", 2_000).severity(SEV5));

        assertThat(scene.only().severity()).isEqualTo(SEV5);
    }

    @Test
    void aRepeatThatMakesAWorseLineTrueIsARiseAndToldAtOnce() {
        spike(400);
        spike(2_000);

        assertThat(scene.book.of(IncidentEvent.SeverityChanged.class))
                .extracting(IncidentEvent.SeverityChanged::from, IncidentEvent.SeverityChanged::to)
                .containsExactly(tuple(SEV2, SEV1));
        assertThat(scene.book.last().after().metrics()).containsEntry("usd_per_hour", 2_000.0);
    }

    @Test
    void aRepeatThatMakesNoLineTrueLowersNothing() {
        spike(2_000);
        spike(1);

        assertThat(scene.only().severity()).isEqualTo(SEV1);
        assertThat(scene.only().metrics()).containsEntry("usd_per_hour", 1.0);
        assertThat(scene.book.kinds()).containsExactly("declared");
    }

    @Test
    void aTagThatComesLaterCountsToo() {
        scene.declare("weather");
        scene.declare("weather", i -> i.metric("wind_kmh", 20));
        assertThat(scene.only().severity()).isEqualTo(SEV3);

        scene.declare("weather", i -> i.tag("level", "Extreme"));

        assertThat(scene.only().severity()).isEqualTo(SEV1);
    }

    @Test
    void aReporterThatJoinsIsJudgedByAllThatWasSeen() {
        spike(2_000);
        scene.person(scene.table.open().get(0)).severity(SEV5, "known");

        scene.declare("weather", i -> i.metric("wind_kmh", 130));
        scene.fail("weather");

        assertThat(scene.table.open().get(0).snapshot().type()).isEqualTo("weather");
        assertThat(scene.table.open().get(0).snapshot().claims())
                .extracting(claim -> claim.severity())
                .containsExactly(SEV1, SEV1);
    }

    @Test
    void whatWasMeasuredBeforeTheEndDoesNotMakeAReopeningWorse() {
        scene.person(spike(2_000)).resolve("scaled down");
        scene.pass(Duration.ofMinutes(1));

        scene.declare("cost-spike", i -> i.by("account", "dev"));
        scene.declare("cost-spike", i -> i.by("account", "dev").metric("pods", 3));

        assertThat(scene.only().severity()).isEqualTo(SEV3);
    }

    @Test
    void theTagsOfAReopenedIncidentStillCount() {
        scene.person(scene.declare("weather", i -> i.tag("level", "Extreme"))).resolve("over");

        scene.declare("weather");

        assertThat(scene.only().severity()).isEqualTo(SEV1);
    }

    @Test
    void aNewOpeningKnowsNothingOfTheTagsOfTheLastOne() {
        scene.declare("weather", i -> i.tag("level", "Extreme"));
        scene.person(scene.declare("weather", i -> i.metric("wind_kmh", 10))).resolve("over");
        scene.time.pass(Duration.ofHours(1));

        scene.declare("weather");
        scene.declare("weather", i -> i.metric("wind_kmh", 20));

        assertThat(scene.only().severity()).isEqualTo(SEV3);
    }

    @Test
    void aRuleHasLevelsOfItsOwnAndThePolicyDoesNotChangeThem() {
        scene.hold("weather", SEV4);

        scene.table.hold(Scene.RULE, "weather", SEV4, new IncidentDetails().metric("wind_kmh", 200), Scope.SERVICE);

        assertThat(scene.only().severity()).isEqualTo(SEV4);
    }

    @Test
    void isSafeForManyIncidentsAtOnce() throws Exception {
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int thread = t;
            FutureTask<Void> task = new FutureTask<>(() -> {
                for (int i = 0; i < 2_000; i++) {
                    double usd = i % 2 == 0 ? 400 : 2_000;
                    String account = thread + "-" + i;
                    TrackedIncident incident = scene.declare(
                            "cost-spike", d -> d.by("account", account).metric("usd_per_hour", usd));
                    assertThat(incident.snapshot().severity()).isEqualTo(i % 2 == 0 ? SEV2 : SEV1);
                }
                return null;
            });
            tasks.add(task);
            new Thread(task).start();
        }
        for (FutureTask<Void> task : tasks) {
            task.get();
        }
    }
}
