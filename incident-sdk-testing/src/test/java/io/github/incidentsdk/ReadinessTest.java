package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV4;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.readiness.Gap;
import io.github.incidentsdk.readiness.Need;
import io.github.incidentsdk.readiness.Readiness;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a manager says is missing for the incidents of each type. */
@Timeout(240)
class ReadinessTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();

    @TempDir
    Path directory;

    private IncidentManagerBuilder process() {
        return Desk.manager(time, pager)
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .build());
    }

    private static List<Need> missing(IncidentManager manager, String type) {
        return manager.readiness().stream()
                .filter(each -> each.type().equals(type))
                .flatMap(each -> each.gaps().stream())
                .map(Gap::need)
                .toList();
    }

    @Test
    void namesEveryTypeThatSomebodyDefinedOrDeclared() {
        try (IncidentManager manager =
                process().type(IncidentType.named("outage").build()).build()) {
            manager.declare("backlog");
            assertThat(manager.readiness()).extracting(Readiness::type).containsExactly("backlog", "outage");
            assertThat(missing(manager, "outage"))
                    .containsExactly(Need.SEVERITY, Need.OWNER, Need.PLAYBOOK, Need.DRILL);
        }
    }

    @Test
    void theLevelsOfARuleSayHowBadItIs() {
        try (IncidentManager manager = process()
                .type(IncidentType.named("outage").build())
                .rule(IncidentRule.named("checkout-errors")
                        .declares("outage")
                        .value("errors")
                        .level(SEV2, "> 1")
                        .build())
                .build()) {
            assertThat(missing(manager, "outage")).containsExactly(Need.OWNER, Need.PLAYBOOK, Need.DRILL);
        }
    }

    @Test
    void aSinkHasToAcceptTheTypeAndToTakeWhatItIsTold() {
        IncidentType backlog = IncidentType.named("backlog")
                .owner("logistics")
                .severity(SEV4, "waiting > 10")
                .build();
        IncidentType outage = IncidentType.named("outage")
                .owner("checkout")
                .severity(SEV2, "errors > 1")
                .build();
        try (IncidentManager manager = Desk.manager(time, pager)
                .sink("pager", pager, Accepts.builder().from(SEV2).build())
                .type(backlog)
                .type(outage)
                .build()) {
            assertThat(missing(manager, "backlog")).contains(Need.SINK);
            assertThat(missing(manager, "outage")).doesNotContain(Need.SINK);
            pager.answerAlways(DeliveryOutcome.refused("status 401"));
            manager.declare("outage", i -> i.severity(SEV2));
            time.advance(Duration.ofSeconds(1));
            assertThat(missing(manager, "outage")).contains(Need.SINK);
        }
    }

    @Test
    void contactsAPlaybookAndASinkForWhatIsRestrictedAreWantedToo() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  contacts: { security: { name: Security, chat: "#security" } }
                  types:
                    leak: { owner: security, visibility: restricted, playbook: [Revoke the key] }
                    outage: { owner: checkout }
                """, "incidents.yaml");
        try (IncidentManager manager = Desk.manager(time, pager).config(config).build()) {
            assertThat(missing(manager, "leak")).containsExactly(Need.SEVERITY, Need.SINK, Need.DRILL);
            assertThat(missing(manager, "outage"))
                    .containsExactly(Need.SEVERITY, Need.CONTACT, Need.PLAYBOOK, Need.DRILL);
        }
        try (IncidentManager manager = Desk.manager(time, pager)
                .sink(
                        "security",
                        new RecordingSink(),
                        Accepts.builder().restricted(true).build())
                .config(config)
                .build()) {
            assertThat(missing(manager, "leak")).containsExactly(Need.SEVERITY, Need.DRILL);
        }
    }

    @Test
    void aRehearsalCountsAlsoAfterARestartUntilItIsTooLongAgo() {
        try (IncidentManager manager = process().build()) {
            manager.declare("outage");
            assertThat(missing(manager, "outage")).contains(Need.DRILL);
            manager.drill("outage");
            assertThat(missing(manager, "outage")).doesNotContain(Need.DRILL);
            time.advance(Duration.ofMinutes(10));
        }
        for (int month = 0; month < 3; month++) {
            try (IncidentManager manager = process().build()) {
                assertThat(missing(manager, "outage")).doesNotContain(Need.DRILL);
            }
            time.jumpWall(Duration.ofDays(29));
        }
        time.jumpWall(Duration.ofDays(7));
        try (IncidentManager manager = process().build()) {
            assertThat(missing(manager, "outage")).contains(Need.DRILL);
        }
    }
}
