package io.github.incidentsdk.rule.state;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.model.Severity.SEV4;
import static io.github.incidentsdk.model.Severity.SEV5;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.NoData;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Several levels and {@code resolve.when}: R5 and R6. */
class LevelsTest {

    /** Two levels, fired at once and kept for two minutes, every minute. */
    private static IncidentRuleBuilder two() {
        return IncidentRule.named("errors")
                .declares("outage")
                .value("x")
                .level(SEV1, "> 100")
                .level(SEV3, "> 50")
                .every(ofMinutes(1))
                .keep(ofMinutes(2));
    }

    private static IncidentRuleBuilder banded() {
        return two().resolvesWhen("< 40", ofMinutes(3));
    }

    @Test
    void claimsTheMostSevereLevelThatStands() {
        Walk walk = Walk.of(two());

        assertThat(walk.sees("FF FT TT TT FT FT FT FF FF FF")).isEqualTo("-- -F FF FF RF RF -F -R -R --");
        assertThat(walk.severities()).containsExactly(null, SEV3, SEV1, SEV1, SEV1, SEV1, SEV3, SEV3, SEV3, null);
    }

    @Test
    void letsEachLevelWaitOnItsOwn() {
        Walk walk = Walk.of(IncidentRule.named("errors")
                .declares("outage")
                .value("x")
                .level(SEV1, "> 100", ofMinutes(2))
                .level(SEV2, "> 50", ofMinutes(1))
                .every(ofMinutes(1)));

        assertThat(walk.sees("TT TT TT")).isEqualTo("PP PF FF");
    }

    @Test
    void needsNoLevelToLieWithinAnother() {
        Walk walk = Walk.of(two());

        assertThat(walk.sees("TF FT FT FT")).isEqualTo("F- RF RF -F");
        assertThat(walk.severities()).containsExactly(SEV1, SEV1, SEV1, SEV3);
    }

    @Test
    void holdsTheLastLevelInTheBandUntilItIsOver() {
        assertThat(Walk.of(banded()).sees("FT FF/F FF/F FF/F FF/F FF/T FF/T FF/T FF/T"))
                .isEqualTo("-F -F -F -F -F -R -R -R --");
    }

    @Test
    void holdsOnlyTheLastLevelInTheBand() {
        Walk walk = Walk.of(banded());

        assertThat(walk.sees("TT FF/F FF/F FF/F FF/F")).isEqualTo("FF RF RF -F -F");
        assertThat(walk.severities()).endsWith(SEV3);
    }

    @Test
    void holdsTheMostSevereLevelInTheBandWhenNoOtherStands() {
        assertThat(Walk.of(banded()).sees("TF/F FF/F FF/F FF/F")).isEqualTo("F- F- F- F-");
    }

    @Test
    void endsALevelAfterItsKeepWhileALessSevereOneIsTrue() {
        assertThat(Walk.of(banded()).sees("TT FT/F FT/F FT/F")).isEqualTo("FF RF RF -F");
    }

    @Test
    void beginsToRecoverAnewWhenTheValueReturnsToTheBand() {
        assertThat(Walk.of(banded()).sees("FT FF/T FF/T FF/F FF/T FF/T FF/T FF/T"))
                .isEqualTo("-F -R -R -F -R -R -R --");
    }

    @Test
    void neverPendsInTheBand() {
        assertThat(Walk.of(banded().holdsFor(ofMinutes(2))).sees("FT FF/F FT FF/F"))
                .isEqualTo("-P -- -P --");
    }

    @Test
    void prefersATrueLevelToItsBeingOver() {
        assertThat(Walk.of(banded()).sees("FT/T FT/T FT/T FT/T FT/T")).isEqualTo("-F -F -F -F -F");
        assertThat(Walk.of(banded()).sees("FT TF/T TF/T TF/T TF/T TF/T")).isEqualTo("-F FF FF FF FF FF");
    }

    @Test
    void endsNothingWhenNobodyKnowsWhetherItIsOver() {
        Walk walk = Walk.of(banded());

        assertThat(walk.sees("FT FF/T FF/T FF/? FF/? FF/T FF/T")).isEqualTo("-F -R -R -R -R -R --");
    }

    @Test
    void endsWhatNobodyKnowsToBeOverWhereNoDataResolves() {
        assertThat(Walk.of(banded().noData(NoData.RESOLVE)).sees("FT ??/? ??/? ??/? ??/?"))
                .isEqualTo("-F -R -R -R --");
    }

    @Test
    void doesNotAskWhetherItIsOverWhenTheSeriesIsGone() {
        Walk walk = Walk.of(banded());
        walk.sees("FT");

        assertThat(walk.sees("xx/T", 6)).isEqualTo("-F");
        assertThat(walk.sees("xx/F")).isEqualTo("--");
    }

    @Test
    void waitsForAllOfResolveForOnceItIsOver() {
        Walk walk = Walk.of(banded().keep(ofMinutes(10)));

        assertThat(walk.sees("TF FT/F FT/F FF/T FF/T FF/T FF/T"))
                .as("the less severe level is the last one, and it is over only from the fourth on")
                .isEqualTo("F- RF RF RR RR RR R-");
        assertThat(walk.sees("FF/T FF/T FF/T"))
                .as("then the other one is the last, and its turn begins")
                .isEqualTo("R- R- R-");
        assertThat(walk.sees("FF/T")).isEqualTo("--");
    }

    @Test
    void keepsTheLevelsOwnKeepWhereResolveSaysNoTime() {
        assertThat(Walk.of(two().resolvesWhen("< 40")).sees("FT FF/T FF/T FF/T"))
                .isEqualTo("-F -R -R --");
    }

    @Test
    void returnsToNothingWhenSomebodyEndedIt() {
        Walk walk = Walk.of(two());
        walk.sees("TT");
        walk.state().reset();

        assertThat(walk.state().severity()).isNull();
        assertThat(walk.state().atRest()).isTrue();
        assertThat(walk.sees("FF TF")).isEqualTo("-- F-");
    }

    @Test
    void restoresTheLevelOfTheClaimOrTheNearest() {
        Walk exact = Walk.of(two());
        exact.state().restore(SEV1, exact.now());
        assertThat(exact.sees("??")).isEqualTo("F-");

        Walk between = Walk.of(two());
        between.state().restore(SEV2, between.now());
        assertThat(between.sees("??")).isEqualTo("-F");

        Walk below = Walk.of(two());
        below.state().restore(SEV5, below.now());
        assertThat(below.sees("??")).isEqualTo("-F");
    }

    @Test
    void carriesALevelOverWhenTheLevelsAreOthers() {
        Walk before = Walk.of(two());
        before.sees("TF");
        StateTable edited = Walk.of(IncidentRule.named("errors")
                        .declares("outage")
                        .value("x")
                        .level(SEV2, "> 90")
                        .level(SEV4, "> 20"))
                .table();

        assertThat(before.state().under(edited).severity()).isEqualTo(SEV2);
    }

    @Test
    void takesVeryLongTimesForEver() {
        Walk walk = Walk.of(two().holdsFor(Duration.ofSeconds(Long.MAX_VALUE)).every(ofSeconds(1)));

        assertThat(walk.sees("TT", 100)).isEqualTo("PP");
    }
}
