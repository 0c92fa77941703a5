package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.NoData;
import io.github.incidentsdk.rule.IncidentRule.ZeroDenominator;
import org.junit.jupiter.api.Test;

/** What a rule makes of its metrics, and what becomes of the incidents. */
class RuleEngineTest {

    private static final IncidentType QUEUE = type("outage", "queue").build();

    private static final IncidentRule DEEP =
            rule("deep").value("depth").level(SEV1, "> 100").level(SEV3, "> 50").build();

    @Test
    void opensRisesFallsAndResolves() {
        Service service = Service.with(DEEP).set("depth", 10).tick();
        assertThat(service.opened()).isEmpty();

        assertThat(service.set("depth", 60).tick().opened()).containsExactly("SEV3");
        assertThat(service.set("depth", 160).tick().opened()).containsExactly("SEV1");
        assertThat(service.set("depth", 60).tick(2).opened()).containsExactly("SEV1");
        assertThat(service.tick().opened()).containsExactly("SEV3");
        assertThat(service.set("depth", 0).tick(2).opened()).containsExactly("SEV3");
        assertThat(service.tick().opened()).isEmpty();

        assertThat(service.events)
                .extracting(IncidentEvent::kind)
                .containsExactly("declared", "severity-changed", "severity-changed", "reporter-left", "resolved");
        assertThat(service.lastResolution()).contains("recovered");
    }

    @Test
    void saysWhoSawWhatAndHowMuch() {
        IncidentRule rule = rule("deep")
                .value("depth{stage=\"live\"}")
                .level(SEV2, "> 50")
                .tag("team", "mail")
                .build();
        Service service = Service.with(QUEUE, rule)
                .set("depth{queue=mail,stage=live,host=a}", 60)
                .tick();

        IncidentSnapshot incident = service.only();
        assertThat(incident.by()).containsExactly(entry("queue", "mail"));
        assertThat(incident.tags()).containsOnly(entry("stage", "live"), entry("host", "a"), entry("team", "mail"));
        assertThat(incident.metrics()).containsExactly(entry("depth", 60.0));
        assertThat(incident.claims()).extracting(claim -> claim.reporter()).containsExactly(Actor.rule("deep"));
        assertThat(incident.detectedBy()).isEqualTo(DetectedBy.RULE);
        assertThat(incident.instance()).as("metrics of this process").isEqualTo("pod-1");
    }

    @Test
    void keepsValuesAndTagsFresh() {
        IncidentRule rule =
                rule("warning").value("wind_kmh").level(SEV2, "> 50").build();
        Service service = Service.with(rule).set("wind_kmh{warning=yellow}", 60).tick();
        service.set("wind_kmh{warning=yellow}", 70).tick();
        assertThat(service.only().metrics()).containsEntry("wind_kmh", 70.0);

        service.remove("wind_kmh{warning=yellow}")
                .set("wind_kmh{warning=red}", 120)
                .tick();

        assertThat(service.only().tags()).containsEntry("warning", "red");
        assertThat(service.count(IncidentEvent.Declared.class)).isOne();
    }

    @Test
    void opensOneIncidentPerIdentity() {
        Service service = Service.with(QUEUE, DEEP);
        service.set("depth{queue=mail}", 60).set("depth{queue=sms}", 160).set("depth{queue=fax}", 1);

        assertThat(service.tick().opened()).containsExactly("{queue=mail} SEV3", "{queue=sms} SEV1");
        assertThat(service.set("depth{queue=mail}", 0).tick(3).opened()).containsExactly("{queue=sms} SEV1");
    }

    @Test
    void letsTheWorstOfSeveralSeriesDecide() {
        Service service = Service.with(QUEUE, DEEP);
        service.set("depth{queue=mail,host=a}", 60)
                .set("depth{queue=mail,host=b}", 190)
                .set("depth{queue=mail,host=c}", 130)
                .tick();

        assertThat(service.opened()).containsExactly("{queue=mail} SEV1");
        assertThat(service.only().metrics()).containsEntry("depth", 190.0);
        assertThat(service.only().tags()).containsEntry("host", "b");
        assertThat(service.set("depth{queue=mail,host=b}", 0).tick(10).opened())
                .as("c is still as bad")
                .containsExactly("{queue=mail} SEV1");
        assertThat(service.only().tags()).containsEntry("host", "c");
    }

    @Test
    void takesTheLowestForTheWorstWhereLessIsWorse() {
        IncidentRule rule = rule("stock").value("stock").level(SEV2, "< 10").build();
        Service service = Service.with(rule)
                .set("stock{item=a}", 7)
                .set("stock{item=b}", 3)
                .tick();

        assertThat(service.only().metrics()).containsEntry("stock", 3.0);
    }

    @Test
    void waitsForAsLongAsItSays() {
        IncidentRule rule = rule("slow")
                .value("latency")
                .level(SEV2, "> 1")
                .holdsFor(ofSeconds(45))
                .build();
        Service service = Service.with(rule).set("latency", 2).tick(3);
        assertThat(service.opened()).isEmpty();
        assertThat(service.status().instances().get(0).isActive()).isTrue();
        assertThat(service.tick().opened()).containsExactly("SEV2");
    }

    @Test
    void staysInTheBand() {
        IncidentRule rule = rule("deep")
                .value("depth")
                .level(SEV2, "> 50")
                .resolvesWhen("< 20", ofSeconds(30))
                .build();
        Service service = Service.with(rule).set("depth", 60).tick();

        assertThat(service.set("depth", 30).tick(100).opened()).containsExactly("SEV2");
        assertThat(service.set("depth", 10).tick(2).opened()).containsExactly("SEV2");
        assertThat(service.tick().opened()).isEmpty();
    }

    @Test
    void resolvesByAConditionOverOtherSeries() {
        IncidentRule rule = rule("deep")
                .value("depth")
                .level(SEV2, "> 50")
                .resolvesWhen("workers > 3", ofSeconds(15))
                .build();
        Service service = Service.with(QUEUE, rule);
        service.set("depth{queue=mail}", 60).set("depth{queue=sms}", 60).tick();
        service.set("depth{queue=mail}", 0).set("depth{queue=sms}", 0);
        service.set("workers{queue=mail}", 9).set("workers{queue=sms}", 1);

        assertThat(service.tick(10).opened()).containsExactly("{queue=sms} SEV2");
    }

    @Test
    void judgesAWholeCondition() {
        IncidentRule rule = rule("errors")
                .condition(SEV2, "errors / requests > 0.05 and on() requests > 10")
                .build();
        Service service =
                Service.with(rule).set("errors", 1).set("requests", 10).tick();
        assertThat(service.opened()).isEmpty();

        assertThat(service.set("errors", 30).set("requests", 100).tick().opened())
                .containsExactly("SEV2");
        assertThat(service.only().metrics()).containsEntry("value", 0.3);
    }

    @Test
    void seesAbsence() {
        IncidentRule rule = rule("no-backup")
                .condition(SEV2, "absent(last_backup_age_seconds)")
                .build();
        Service service = Service.with(rule).tick();
        assertThat(service.opened()).containsExactly("SEV2");

        assertThat(service.set("last_backup_age_seconds", 5).tick(3).opened()).isEmpty();
    }

    @Test
    void judgesMetricsByTheTypesPolicy() {
        IncidentType cost = type("cost-spike", "account")
                .severity(SEV1, "usd_per_hour > 1000")
                .severity(SEV2, "usd_per_hour > 300 or incident{stage=\"live\"} and usd_per_hour > 100")
                .build();
        IncidentRule rule = IncidentRule.named("spend")
                .declares("cost-spike")
                .metric("usd_per_hour", "sum by (account, stage) (cloud_cost)")
                .resolvesWhen("usd_per_hour < 80")
                .build();
        Service service = Service.with(cost, rule);
        service.set("cloud_cost{account=eu,service=vm}", 200)
                .set("cloud_cost{account=eu,service=db}", 150)
                .set("cloud_cost{account=us,service=vm}", 150)
                .set("cloud_cost{account=asia,stage=live}", 150)
                .tick();
        assertThat(service.opened()).containsExactly("{account=asia} SEV2", "{account=eu} SEV2");

        service.set("cloud_cost{account=eu,service=vm}", 2_000).tick();
        assertThat(service.opened()).containsExactly("{account=asia} SEV2", "{account=eu} SEV1");

        service.set("cloud_cost{account=eu,service=vm}", 0)
                .set("cloud_cost{account=asia,stage=live}", 0)
                .tick(10);
        assertThat(service.opened()).as("eu is at 150, in the band").containsExactly("{account=eu} SEV2");
        assertThat(service.only().metrics()).containsEntry("usd_per_hour", 150.0);
    }

    @Test
    void holdsOneMetricAgainstAnother() {
        IncidentType cost = type("cost-spike", "account").build();
        IncidentRule rule = IncidentRule.named("spend")
                .declares("cost-spike")
                .metric("usd", "cost")
                .metric("budget", "budget")
                .metric("factor", "factor")
                .level(SEV2, "usd > budget * factor")
                .level(SEV1, "usd > 1000")
                .build();
        Service service = Service.with(cost, rule);
        service.set("cost{account=eu}", 200)
                .set("cost{account=us}", 200)
                .set("cost{account=asia}", 2_000)
                .set("budget{account=eu}", 90)
                .set("budget{account=us}", 110)
                .set("factor", 2)
                .tick();

        assertThat(service.opened())
                .as("nobody knows asia's budget, and nobody has to")
                .containsExactly("{account=asia} SEV1", "{account=eu} SEV2");
        assertThat(service.open().get(1).metrics())
                .containsOnly(entry("usd", 200.0), entry("budget", 90.0), entry("factor", 2.0));

        service.remove("budget{account=eu}").tick(20);
        assertThat(service.opened()).as("unknown ends nothing").contains("{account=eu} SEV2");
    }

    @Test
    void endsWhenTheSeriesIsGoneForLong() {
        Service service = Service.with(QUEUE, DEEP);
        service.set("depth{queue=mail}", 60).set("depth{queue=sms}", 0).tick();
        service.remove("depth{queue=mail}");

        assertThat(service.tick(21).opened()).containsExactly("{queue=mail} SEV3");
        assertThat(service.tick().opened()).isEmpty();
        assertThat(service.lastResolution()).contains("its series is gone");
    }

    @Test
    void goesOnWhenTheSeriesComesBack() {
        Service service = Service.with(QUEUE, DEEP).set("depth{queue=mail}", 60).tick();
        service.remove("depth{queue=mail}").tick(10);
        service.set("depth{queue=mail}", 70).tick(50);

        assertThat(service.opened()).containsExactly("{queue=mail} SEV3");
        assertThat(service.count(IncidentEvent.Declared.class)).isOne();
    }

    @Test
    void endsNothingWhileNobodyCanSay() {
        Service service = Service.with(DEEP).set("depth", 60).tick();

        assertThat(service.set("depth", Double.NaN).tick(100).opened()).containsExactly("SEV3");
        assertThat(service.status().blindness().unknown()).isEqualTo("a value is NaN");
        assertThat(service.status().blindness().lasting()).isTrue();

        service.source.failed("unplugged");
        assertThat(service.tick(100).opened()).containsExactly("SEV3");
        assertThat(service.status().blindness().unknown()).contains("unplugged");

        service.source.recovered();
        assertThat(service.set("depth", 0).tick(3).opened()).isEmpty();
        assertThat(service.status().blindness().unknown()).isNull();
    }

    @Test
    void declaresWhatNobodyCanSayWhereItIsTold() {
        IncidentRule rule = rule("deep")
                .value("depth")
                .level(SEV2, "> 50")
                .noData(NoData.DECLARE)
                .build();
        Service service = Service.with(rule).tick(21);
        assertThat(service.opened()).isEmpty();

        assertThat(service.tick().opened()).containsExactly("SEV2");
    }

    @Test
    void takesNoTrafficForKnowledgeUnlessToldToHold() {
        Service knowing = Service.with(
                rule("errors").value("errors / requests").level(SEV2, "> 0.05").build());
        Service holding = Service.with(rule("errors")
                .value("errors / requests")
                .level(SEV2, "> 0.05")
                .zeroDenominator(ZeroDenominator.HOLD)
                .build());
        for (Service service : new Service[] {knowing, holding}) {
            service.set("errors", 1).set("requests", 2).tick();
            service.set("errors", 0).set("requests", 0).tick(10);
        }

        assertThat(knowing.opened()).isEmpty();
        assertThat(holding.opened()).containsExactly("SEV2");
    }

    @Test
    void tellsTheTimeOfWhatItLooksAtWhereItLooksBack() {
        Service service = Service.with(rule("evening")
                        .metric("depth", "depth")
                        .level(SEV2, "depth > 5 and minute() >= 20")
                        .delay(ofMinutes(5))
                        .build())
                .set("depth", 7);

        assertThat(service.tick(45).open()).as("19:45 of what it looks at").isEmpty();
        assertThat(service.tick().open()).hasSize(1);
    }

    @Test
    void looksBackAsFarAsItsDelay() {
        IncidentRule rule = rule("late")
                .value("depth")
                .level(SEV2, "> 50")
                .delay(ofSeconds(30))
                .build();
        Service service = Service.with(rule).set("depth", 0).tick(3).set("depth", 60);

        assertThat(service.tick(2).opened()).isEmpty();
        assertThat(service.tick().opened()).containsExactly("SEV2");
    }

    @Test
    void neverCountsAServiceThatNeverFailedAsBlind() {
        IncidentRule rule = rule("errors")
                .value("sum(requests{outcome=\"error\"}) / sum(requests)")
                .level(SEV2, "> 0.05")
                .build();
        Service service = Service.with(rule).set("requests{outcome=ok}", 100).tick(40);

        assertThat(service.status().blindness().unknown()).isNull();
        assertThat(service.status().blindness().dead()).isFalse();
    }

    @Test
    void tellsOfARuleThatNeverSawAnything() {
        Service service =
                Service.with(rule("typo").value("dpeth").level(SEV2, "> 50").build());
        service.set("depth", 60).tick(30);

        assertThat(service.status().blindness().dead()).isTrue();
        assertThat(service.status().blindness().lasting()).isTrue();
        assertThat(service.status().blindness().unknown()).isEqualTo("no source has ever reported metric 'dpeth'");
    }

    @Test
    void countsNearMisses() {
        IncidentRule rule = rule("slow")
                .value("latency")
                .level(SEV2, "> 1")
                .holdsFor(ofMinutes(1))
                .build();
        Service service = Service.with(rule).set("latency", 2).tick(3);
        service.set("latency", 0).tick(3);

        assertThat(service.status().counts().nearMisses()).isOne();
        assertThat(service.status().instances()).noneMatch(RuleStatus.InstanceStatus::isActive);
        assertThat(service.status().instances().get(0).values()).containsEntry("latency", 0.0);
    }

    @Test
    void runsTheRulesThatCanBeRun() {
        Service service = Service.with(
                rule("broken")
                        .value("depth")
                        .level(SEV2, "> 1")
                        .source("nowhere")
                        .build(),
                DEEP);
        service.set("depth", 60).tick();

        assertThat(service.opened()).containsExactly("SEV3");
        assertThat(service.engine.problems()).extracting(RuleProblem::rule).containsExactly("broken");
    }
}
