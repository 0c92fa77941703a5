package io.github.incidentsdk.rule.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShadowScoresTest {

    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");
    private static final ShadowRule RULE = new ShadowRule("new", "outage", "1a");

    private final ShadowScores scores = new ShadowScores(List.of(RULE));
    private Instant now = START;

    ShadowScoresTest() {
        scores.begin(START);
    }

    private ShadowScoresTest pass(int seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    private static IncidentSnapshotBuilder incident(String type, String queue) {
        return IncidentSnapshot.of("v1-" + queue, "id").seq(1).type(type).by(Map.of("queue", queue));
    }

    /** What the rules claim now that are in shadow mode. */
    private ShadowScoresTest would(String queue, String... rules) {
        List<Claim> claims = Arrays.stream(rules)
                .map(rule -> new Claim(Actor.rule(rule), Severity.SEV2, Map.of(), now, Claim.State.HOLDS))
                .toList();
        scores.note(
                now,
                incident("outage", queue)
                        .shadow(true)
                        .claims(claims)
                        .status(claims.isEmpty() ? Status.RESOLVED : Status.DECLARED)
                        .build());
        return this;
    }

    private ShadowScoresTest declared(String queue) {
        scores.note(now, incident("outage", queue).openedAt(now).build());
        return this;
    }

    private ShadowScoresTest over(String queue) {
        scores.note(now, incident("outage", queue).status(Status.RESOLVED).build());
        return this;
    }

    private ShadowScore score() {
        return scores.of("new").orElseThrow();
    }

    @Test
    void whatOverlapsWhatWasDeclaredIsAHitByHowMuchEarlier() {
        would("mail", "new").pass(90).declared("mail").pass(60).over("mail").would("mail");

        assertThat(score().openings()).isEqualTo(1);
        assertThat(score().hits()).isEqualTo(1);
        assertThat(score().falseAlarms()).isZero();
        assertThat(score().missed()).isZero();
        assertThat(score().leads()).containsExactly(Duration.ofSeconds(90));
    }

    @Test
    void whatWasDeclaredBeforeIsAHitByHowMuchLater() {
        declared("mail").pass(30).would("mail", "new").pass(60).would("mail").over("mail");

        assertThat(score().hits()).isEqualTo(1);
        assertThat(score().missed()).isZero();
        assertThat(score().leads()).containsExactly(Duration.ofSeconds(-30));
    }

    @Test
    void whatOverlapsNothingIsFalseOnceItIsOver() {
        would("mail", "new");
        assertThat(score().undecided()).isEqualTo(1);
        assertThat(score().falseAlarms()).isZero();

        pass(60).would("mail");

        assertThat(score().undecided()).isZero();
        assertThat(score().falseAlarms()).isEqualTo(1);
    }

    @Test
    void whatWasDeclaredAndNotSeenIsMissedOnceItIsOver() {
        declared("mail").pass(60);
        assertThat(score().missed()).isZero();

        over("mail");

        assertThat(score().missed()).isEqualTo(1);
        assertThat(score().openings()).isZero();
    }

    @Test
    void otherByValuesAreAnotherMatter() {
        would("mail", "new").declared("sms").pass(60).over("sms").would("mail");

        assertThat(score().hits()).isZero();
        assertThat(score().falseAlarms()).isEqualTo(1);
        assertThat(score().missed()).isEqualTo(1);
    }

    @Test
    void otherTypesAndDrillsAreNoDeclarations() {
        would("mail", "new");
        scores.note(now, incident("flood", "mail").openedAt(now).build());
        scores.note(now, incident("outage", "mail").drill(true).openedAt(now).build());
        pass(60).would("mail");

        assertThat(score().falseAlarms()).isEqualTo(1);
    }

    @Test
    void oneLongOpeningThatMeetsTwoDeclaredIsOneHitAndMissesNeither() {
        would("mail", "new").pass(60).declared("mail").pass(60).over("mail");
        pass(60).declared("mail").pass(60).over("mail").would("mail");

        assertThat(score().hits()).isEqualTo(1);
        assertThat(score().missed()).isZero();
        assertThat(score().leads()).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(180));
    }

    @Test
    void twoOpeningsDuringOneDeclaredAreTwoHitsAndTheFirstCountsForTheLead() {
        declared("mail").pass(10).would("mail", "new").pass(10).would("mail");
        pass(10).would("mail", "new").pass(10).would("mail").over("mail");

        assertThat(score().openings()).isEqualTo(2);
        assertThat(score().hits()).isEqualTo(2);
        assertThat(score().leads()).containsExactly(Duration.ofSeconds(-10));
    }

    @Test
    void everyRuleHasAScoreOfItsOwnThoughTheyClaimTheSame() {
        ShadowScores two = new ShadowScores(List.of(RULE, new ShadowRule("other", "outage", "2b")));
        two.begin(START);
        IncidentSnapshot both = incident("outage", "mail")
                .shadow(true)
                .claims(List.of(
                        new Claim(Actor.rule("new"), Severity.SEV2, Map.of(), now, Claim.State.HOLDS),
                        new Claim(Actor.rule("other"), Severity.SEV2, Map.of(), now, Claim.State.HOLDS)))
                .build();
        two.note(now, both);
        two.note(
                now.plusSeconds(10),
                both.toBuilder().claims(both.claims().subList(1, 2)).build());
        two.note(
                now.plusSeconds(20),
                incident("outage", "mail").openedAt(now.plusSeconds(20)).build());

        assertThat(two.of("new").orElseThrow().falseAlarms()).isEqualTo(1);
        assertThat(two.of("other").orElseThrow().hits()).isEqualTo(1);
    }

    @Test
    void whatWasDeclaredBeforeTheScoreBeganIsNotMissed() {
        ShadowScores later = new ShadowScores(List.of(RULE));
        later.note(now, incident("outage", "mail").openedAt(now).build());
        later.begin(now.plusSeconds(60));

        later.note(
                now.plusSeconds(90),
                incident("outage", "mail").status(Status.RESOLVED).build());

        assertThat(later.of("new").orElseThrow().missed()).isZero();
    }

    @Test
    void aRuleThatIsNotInShadowModeHasNoScore() {
        assertThat(scores.of("live")).isEmpty();
    }

    @Test
    void goesOnAfterARestartAsLongAsTheRuleSaysTheSame() {
        List<RuleState> kept = new ShadowScores(List.of(RULE)).begin(START);
        assertThat(kept).hasSize(1);

        ShadowScores same = new ShadowScores(List.of(RULE));
        same.note(START, kept);
        assertThat(same.begin(START.plusSeconds(3600))).isEmpty();
        assertThat(same.of("new").orElseThrow().since()).isEqualTo(START);

        ShadowScores edited = new ShadowScores(List.of(new ShadowRule("new", "outage", "2b")));
        edited.note(START, kept);
        assertThat(edited.begin(START.plusSeconds(3600))).hasSize(1);
        assertThat(edited.of("new").orElseThrow().since()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    void beginsAnewForARuleThatWasLiveInBetween() {
        List<RuleState> first = new ShadowScores(List.of(RULE)).begin(START);
        ShadowScores live = new ShadowScores(List.of());
        live.note(START, first);
        List<RuleState> second = live.begin(START.plusSeconds(60));
        assertThat(second).hasSize(1);

        ShadowScores again = new ShadowScores(List.of(RULE));
        again.note(START, first);
        again.note(START.plusSeconds(60), second);
        again.begin(START.plusSeconds(120));

        assertThat(again.of("new").orElseThrow().since()).isEqualTo(START.plusSeconds(120));
    }

    @Test
    void saysAllOfItInASentence() {
        would("mail", "new").pass(90).declared("mail").pass(60).over("mail").would("mail");
        declared("sms").pass(15).would("sms", "new").pass(10).over("sms").would("sms");
        would("push", "new").pass(10).would("push").would("fax", "new");
        declared("post").pass(10).over("post");

        assertThat(score().medianLead()).contains(Duration.ofSeconds(-15));
        assertThat(score())
                .hasToString("rule new in shadow mode since 2026-01-02T03:00:00Z: it would have opened outage 4 times,"
                        + " 2 overlapped what was declared, 1 did not, 1 undecided; it missed 1;"
                        + " it was earlier by -15s in the median of 2 (1m30s, -15s)");
    }

    @Test
    void keepsTheLastDifferencesOnly() {
        for (int i = 1; i <= 300; i++) {
            would("mail", "new").pass(i).declared("mail").pass(5).over("mail").would("mail");
        }

        assertThat(score().leads())
                .hasSize(256)
                .startsWith(Duration.ofSeconds(45))
                .endsWith(Duration.ofSeconds(300));
        assertThat(score().toString()).contains("(…, 4m41s, ", ", 5m)");
    }
}
