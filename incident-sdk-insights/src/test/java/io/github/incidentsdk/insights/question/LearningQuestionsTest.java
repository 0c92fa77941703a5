package io.github.incidentsdk.insights.question;

import static io.github.incidentsdk.insights.question.MadeUpHistory.day;
import static io.github.incidentsdk.insights.question.MadeUpHistory.figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.history.HeldBack;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.NearMiss;
import io.github.incidentsdk.insights.history.NearbyChange;
import io.github.incidentsdk.insights.history.PastAction;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearningQuestionsTest {

    private final MadeUpHistory history = new MadeUpHistory();

    @Test
    void whatComesAgainSoonerThanByChanceIsSaidSo() {
        for (int burst = 0; burst < 12; burst++) {
            for (int i = 0; i < 3; i++) {
                history.incident(burst * 8 + i * 0.5).type("disk-full").factors(List.of("log rotation"));
            }
        }
        history.incident(50).type("once");

        Answer answer = history.ask(new WhatRecurs());

        assertThat(answer.findings().get(0))
                .isEqualTo("What came most often is checkout · disk-full · log rotation: 36 of 37 incidents.");
        // 36 moments in 100 days: a gap of at most 7 days has a chance of 1 - 0.93^36
        assertThat(figure(answer, "expected by chance within 7 days").value())
                .isCloseTo(1 - Math.pow(0.93, 36), within(1e-9));
        assertThat(figure(answer, "followed by another of its signature within 7 days")
                        .value())
                .isEqualTo(1);
        assertThat(figure(answer, "followed by another of its signature within 7 days")
                        .n())
                .isEqualTo(35);
        assertThat(answer.tables().get(0).rows().get(0).cells()).contains("12 h");
    }

    @Test
    void incidentsOfWhichOnlyTheServiceIsKnownHaveNothingInCommonAndATieIsSaid() {
        for (int i = 0; i < 10; i++) {
            history.incident(i * 9);
        }
        for (int i = 0; i < 6; i++) {
            history.incident(i * 9 + 4).components(List.of(i < 3 ? "cart" : "search"));
        }

        Answer answer = history.ask(new WhatRecurs());

        assertThat(answer.headline())
                .isEqualTo("Nothing came more often than all else: 3 times each came checkout · incident · cart and"
                        + " checkout · incident · search.");
        Picture.Bars bars = (Picture.Bars) answer.pictures().get(0);
        assertThat(bars.title()).isEqualTo("Incidents by signature, all of checkout · incident");
        assertThat(bars.bars()).extracting(Picture.Bar::label).containsExactly("cart", "search");
        assertThat(answer.cautions()).contains("10 incidents without type, component and factor have no signature.");
    }

    @Test
    void aSignBeforeSevereIncidentsIsFoundAndOthersAreNot() {
        for (int i = 0; i < 16; i++) {
            history.incident(i * 6 + 1.5).severity(Severity.SEV1);
            history.builder.nearMiss(
                    new NearMiss("queue-depth", Map.of(), Severity.SEV2, day(i * 6 + 0.5), day(i * 6 + 0.6)));
            history.builder.change("c" + i, new NearbyChange(day(i * 5 + 0.3), "deploy", "v" + i, null));
            history.incident(i * 6 + 4.5).severity(Severity.SEV4);
        }

        Answer answer = history.ask(new LeadingIndicators());

        assertThat(answer.findings()).hasSize(1);
        assertThat(answer.findings().get(0))
                .startsWith("On the day after a near miss of rule queue-depth severe incidents begin");
        assertThat(answer.tables().get(0).rows()).hasSize(3);
        Figure deploy = figure(answer, "relative risk on the day after a change: deploy");
        assertThat(deploy.interval().contains(1)).isTrue();
        assertThat(deploy.n()).isEqualTo(99);
    }

    @Test
    void withTooFewSevereDaysNoSignIsLookedFor() {
        history.incident(1).severity(Severity.SEV1);

        assertThat(history.ask(new LeadingIndicators()).findings().get(0)).contains("too few to look for signs");
    }

    @Test
    void rulesAreScoredByWhatPeopleMadeOfThem() {
        for (int i = 0; i < 12; i++) {
            history.ruled(i * 5, "spend")
                    .at(Moment.ACKNOWLEDGED, day(i * 5 + 0.01))
                    .report(Actor.person("on-call"), day(i * 5).plusSeconds(300));
        }
        history.ruled(61, "spend").resolution(Resolution.DISMISSED);
        history.ruled(62, "spend");
        history.incident(63);
        history.ruled(64, "spend").drill(true);
        history.builder.nearMiss(new NearMiss("spend", Map.of(), Severity.SEV2, day(3), day(3.1)));

        Answer answer = history.ask(new RulesGood());

        Figure confirmed = figure(answer, "confirmed, of those judged, of rule spend");
        assertThat(confirmed.value()).isCloseTo(12.0 / 13, within(1e-12));
        assertThat(confirmed.n()).isEqualTo(13);
        assertThat(figure(answer, "near misses of rule spend").value()).isEqualTo(1);
        assertThat(figure(answer, "missed by all rules").value()).isCloseTo(1.0 / 14, within(1e-12));
        assertThat(figure(answer, "missed by all rules").incidents()).containsExactly("i15");
        assertThat(figure(answer, "median lead of rule spend over others").value())
                .isEqualTo(300);
        assertThat(answer.tables().get(0).rows().get(0).cells())
                .containsExactly("spend", "14", "12", "1", "1", "1", "5 min (n = 12)");
    }

    @Test
    void whereNoRuleIsNamedItIsSaidWhatIsKnownOfRules() {
        history.incident(1).detectedBy(DetectedBy.RULE);
        history.incident(2);

        assertThat(history.ask(new RulesGood()).findings())
                .containsExactly(
                        "Of no incident is it on record which rule opened or joined it; all that is known is that some"
                                + " rule noticed 1 of them first.");
    }

    @Test
    void shadowRulesAreScoredAgainstWhatWasDeclaredOfTheSameTypeAndIdentity() {
        for (int i = 0; i < 10; i++) {
            history.incident(i * 9 + 1).type("spike").by(Map.of("account", "prod"));
            history.ruled(i * 9 + 0.99, "try")
                    .type("spike")
                    .by(Map.of("account", "prod"))
                    .shadow(true);
        }
        history.ruled(50.99, "try").type("spike").by(Map.of("account", "dev")).shadow(true);

        Answer rules = history.ask(new RulesGood());
        Answer held = history.ask(new Visibility());

        assertThat(figure(rules, "beside a declared incident, of shadow rule try")
                        .value())
                .isCloseTo(10.0 / 11, within(1e-12));
        assertThat(figure(rules, "median lead of shadow rule try").value()).isCloseTo(864, within(1.0));
        assertThat(figure(held, "openings of shadow rules beside no incident").incidents())
                .containsExactly("i21");
        assertThat(held.findings()).contains("Shadow rules fired 1 time beside no declared incident.");
    }

    @Test
    void whoNoticedFirstIsAShareOfThoseOfWhichItIsKnown() {
        for (int i = 0; i < 40; i++) {
            history.incident(i * 2.5).detectedBy(i < 20 && i % 4 != 0 ? DetectedBy.CUSTOMER : DetectedBy.RULE);
        }
        history.incident(99);

        Answer answer = history.ask(new WhoNoticed());

        assertThat(figure(answer, "noticed first by rule").value()).isEqualTo(25 / 40.0);
        assertThat(figure(answer, "noticed first by customer").n()).isEqualTo(40);
        assertThat(answer.cautions()).contains("Of 1 incident nobody said who noticed first.");
        assertThat(answer.findings())
                .anyMatch(each -> each.startsWith("Rules noticed more than before: 5 of 20 before, 20 of 20 after"));
    }

    @Test
    void whatAnActionDidIsARateBeforeAndAfterAndNoMore() {
        for (int i = 0; i < 40; i++) {
            history.incident(i * 1.2).type("disk-full");
        }
        for (int i = 0; i < 11; i++) {
            history.incident(51 + i * 4).type("disk-full");
        }
        history.incident(40)
                .type("disk-full")
                .actions(List.of(
                        new PastAction("Rotate logs", "team-a", null, day(50), true, "disk-full"),
                        new PastAction("Rotate more", "team-a", null, day(91), true, null),
                        new PastAction("Just now", "team-a", null, day(99), true, null),
                        new PastAction("Given up", "team-a", null, day(50), false, null)));

        Answer answer = history.ask(new DidLearningWork());

        assertThat(answer.findings()).hasSize(1);
        assertThat(answer.findings().get(0))
                .startsWith("After \"Rotate logs\": fewer (41 before, 11 after, ratio 0.268");
        assertThat(answer.tables().get(0).rows()).hasSize(2);
        assertThat(answer.tables().get(0).rows().get(1).cells()).contains("too few to say");
        assertThat(answer.cautions())
                .contains(
                        "Less than a week before or after it can be compared with the other: 1 action.",
                        "What changed after an action need not have changed because of it.");
    }

    @Test
    void whatWasHeldBackIsListedWithItsReasonsButNotOfDrillsAndRestrictedOnes() {
        history.incident(1);
        history.incident(2).drill(true);
        history.incident(3).restricted(true);
        for (int i = 1; i <= 3; i++) {
            history.builder.heldBack(
                    "e" + i,
                    new HeldBack(
                            HeldBack.Kind.LOWERED,
                            day(i + 0.1),
                            "severity set to SEV4, where the policy says SEV2",
                            "test data",
                            "i" + i));
        }
        history.builder.heldBack("m", new HeldBack(HeldBack.Kind.MUTED, day(4), "silence crawler-move", "", null));

        Answer answer = history.ask(new Visibility());

        assertThat(answer.findings())
                .containsExactly(
                        "Severities set below the policy: 1.",
                        "Silences and maintenance windows: 1, 1 without a reason.");
        assertThat(answer.tables().get(0).rows().get(0).cells())
                .containsExactly(
                        "2026-01-06 02:24",
                        "incident 1",
                        "severity set to SEV4, where the policy says SEV2",
                        "test data");
    }

    @Test
    void agreementOnSeverityIsOfThoseThatSomebodyTook() {
        for (int i = 0; i < 8; i++) {
            history.incident(i).policySeverity(Severity.SEV2).at(Moment.ACKNOWLEDGED, day(i + 0.01));
        }
        history.incident(20).policySeverity(Severity.SEV2).setSeverity(Severity.SEV4);
        history.incident(21).policySeverity(Severity.SEV3).setSeverity(Severity.SEV1);
        history.incident(22).policySeverity(Severity.SEV3);

        Answer answer = history.ask(new SeverityAgreement());

        assertThat(figure(answer, "people agree with the policy").value()).isEqualTo(0.8);
        assertThat(figure(answer, "people agree with the policy").n()).isEqualTo(10);
        assertThat(figure(answer, "people set a less severe one").incidents()).containsExactly("i9");
        assertThat(figure(answer, "people set a more severe one").incidents()).containsExactly("i10");
        assertThat(answer.tables().get(0).rows().get(0).cells()).containsExactly("SEV2", "0", "8", "0", "1", "0");
    }

    @Test
    void theSameRecordGivesTheSameAnswersInWhateverOrderItWasRead() {
        MadeUpHistory backwards = new MadeUpHistory();
        for (int i = 0; i < 60; i++) {
            fill(history, i);
        }
        for (int i = 59; i >= 0; i--) {
            fill(backwards, i);
        }

        assertThat(Questions.ask(history.builder.build(), Asking.ofDefaults()))
                .isEqualTo(Questions.ask(backwards.builder.build(), Asking.ofDefaults()));
    }

    private static void fill(MadeUpHistory into, int i) {
        double pair = Math.floor(i / 2.0); // two begin at the same moment
        into.builder
                .incident("x" + i)
                .title("x")
                .service("s" + i % 3)
                .components(List.of("c" + i % 2, "d"))
                .at(Moment.DECLARED, day(pair))
                .at(Moment.RESOLVED, day(pair + 0.2))
                .severity(List.of(Severity.values()).get(i % 5))
                .detectedBy(List.of(DetectedBy.values()).get(i % 5))
                .report(Actor.rule("r" + i % 4), day(pair));
        into.builder.change("c" + i, new NearbyChange(day(i), "deploy", "v" + i, null));
        into.builder.nearMiss(new NearMiss("r", Map.of("n", "" + i), Severity.SEV2, day(i), day(i + 1)));
    }
}
