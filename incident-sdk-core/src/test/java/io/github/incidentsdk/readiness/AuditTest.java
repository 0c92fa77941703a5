package io.github.incidentsdk.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.readiness.Prepared.Help;
import io.github.incidentsdk.readiness.Prepared.Outlet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Help HELP = new Help("checkout", true, true);
    private static final Outlet ON_CALL = new Outlet("on-call", true);
    private static final Outlet BROKEN = new Outlet("team", false);

    private static List<String> missing(Prepared type) {
        return Audit.of(type, NOW).gaps().stream().map(Gap::sentence).toList();
    }

    @Test
    void nothingIsMissingWhereAllIsThere() {
        Readiness ready = Audit.of(
                new Prepared("outage", true, HELP, List.of(BROKEN, ON_CALL), NOW.minus(Duration.ofDays(90))), NOW);
        assertThat(ready.gaps()).isEmpty();
        assertThat(ready.isReady()).isTrue();
    }

    @Test
    void saysWhatIsMissingAndWhatToDo() {
        assertThat(missing(new Prepared("outage", false, new Help(null, false, false), List.of(), null)))
                .containsExactly(
                        "nothing says how bad it is: add severity to types.outage, or levels to its rules",
                        "nobody owns it: add owner to types.outage",
                        "nothing says what to do: add playbook to types.outage",
                        "no sink would be told of it: see what the sinks accept",
                        "it was not rehearsed, and should be every 90 days: drill(\"outage\")");
    }

    @Test
    void anOwnerWhomNobodyCanAskHelpsNobody() {
        assertThat(missing(new Prepared("outage", true, new Help("checkout", false, true), List.of(ON_CALL), NOW)))
                .containsExactly("its owner cannot be asked: add checkout to contacts");
    }

    @Test
    void aSinkThatTakesNothingReachesNobody() {
        assertThat(missing(new Prepared("outage", true, HELP, List.of(BROKEN), NOW)))
                .containsExactly("of the sinks that would be told of it none takes anything at present: see to team");
    }

    @Test
    void aRehearsalCountsForNinetyDays() {
        Instant longAgo = NOW.minus(Duration.ofDays(90)).minusMillis(1);
        assertThat(missing(new Prepared("outage", true, HELP, List.of(ON_CALL), longAgo)))
                .containsExactly("it was last rehearsed on 2025-12-01, and should be every 90 days: drill(\"outage\")");
    }
}
