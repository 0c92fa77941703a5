package io.github.incidentsdk.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.PlaybookStep;
import io.github.incidentsdk.model.Preparation;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BrieferTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SeverityMeaning SEV2 =
            SeverityMeaning.of(Severity.SEV2).means("some customers notice");
    private static final Contact ADA = Contact.byChat("Ada", "#finops");
    private static final IncidentType TYPE = IncidentType.named("cost-spike")
            .prepared(Preparation.builder()
                    .playbook(PlaybookStep.of("Look"), PlaybookStep.of("Freeze"))
                    .bridge("https://meet.example.org/{account}")
                    .channel("#inc-{account}")
                    .build())
            .build();

    private final List<IncidentSnapshot> over = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Briefer briefer = new Briefer(
            Map.of(Severity.SEV2, SEV2),
            Map.of("finops", List.of(ADA)),
            name -> name.equals("cost-spike") ? TYPE : null);

    private Briefing of(IncidentSnapshotBuilder incident) {
        briefer.remember(new History() {
            @Override
            public List<IncidentSnapshot> past(String type) {
                return over;
            }

            @Override
            public List<Change> changes(Instant moment, Duration within) {
                return changes;
            }
        });
        return briefer.of(incident.build());
    }

    private static IncidentSnapshotBuilder incident(String id) {
        return IncidentSnapshot.of("v1-abc", id)
                .type("cost-spike")
                .by(Map.of("account", "prod eu"))
                .owner("finops")
                .severity(Severity.SEV2)
                .declaredAt(NOON)
                .openedAt(NOON);
    }

    private @Nullable String linkOf(String template, Map<String, String> tags) {
        Preparation known = Preparation.builder()
                .playbook(PlaybookStep.of("Look").explainedAt(template))
                .build();
        IncidentType type = IncidentType.named("cost-spike").prepared(known).build();
        return new Briefer(Map.of(), Map.of(), name -> type)
                .of(incident("a-1").tags(tags).build())
                .playbook()
                .get(0)
                .step()
                .link();
    }

    @Test
    void fillsTheLinksOfStepsAndLeavesOutThoseThatLeadNowhere() {
        assertThat(linkOf("https://wiki.example.org/freeze?a={account}", Map.of()))
                .isEqualTo("https://wiki.example.org/freeze?a=prod%20eu");
        assertThat(linkOf("https://wiki.example.org/{region}", Map.of("region", "eu")))
                .isEqualTo("https://wiki.example.org/eu");
        assertThat(linkOf("https://wiki.example.org/{region}", Map.of())).isNull();
        assertThat(linkOf("https://wiki.example.org/{region}", Map.of("region", "r".repeat(2_000))))
                .isNull();
    }

    private void isOver(String id, Instant at, boolean restricted) {
        over.add(incident(id)
                .title("spike " + id)
                .declaredAt(at.minusSeconds(600))
                .status(Status.RESOLVED)
                .resolution(Resolution.RESOLVED)
                .resolutionText("fleet scaled")
                .resolvedAt(at)
                .restricted(restricted)
                .build());
    }

    @Test
    void looksUpWhatTheConfigurationSays() {
        Briefing briefing = of(incident("now").stepsDone(List.of("Freeze")));

        assertThat(briefing.severity()).contains(SEV2);
        assertThat(briefing.contacts()).containsExactly(ADA);
        assertThat(briefing.playbook())
                .containsExactly(
                        new BriefedStep(1, PlaybookStep.of("Look"), false),
                        new BriefedStep(2, PlaybookStep.of("Freeze"), true));
        assertThat(briefing.bridge()).contains("https://meet.example.org/prod%20eu");
        assertThat(briefing.channel()).contains("#inc-prod eu");
    }

    @Test
    void whereNothingIsKnownItIsEmpty() {
        Briefing briefing = of(incident("now").type("flood").owner(null).severity(Severity.SEV5));

        assertThat(briefing.isEmpty()).isTrue();
        assertThat(Briefing.none().isEmpty()).isTrue();
    }

    @Test
    void tellsTheLastThreeOfTheTypeThatWereOverBeforeItAndHow() {
        isOver("later", NOON.plusSeconds(1), false);
        isOver("now", NOON.minusSeconds(1), false);
        for (int i = 2; i < 7; i++) {
            isOver("earlier-" + i, NOON.minusSeconds(i), false);
        }

        assertThat(of(incident("now")).past())
                .extracting(PastIncident::id)
                .containsExactly("earlier-2", "earlier-3", "earlier-4");
        assertThat(of(incident("now")).past().get(0))
                .isEqualTo(new PastIncident(
                        "earlier-2",
                        "spike earlier-2",
                        Severity.SEV2,
                        NOON.minusSeconds(602),
                        NOON.minusSeconds(2),
                        "resolved: fleet scaled"));
    }

    @Test
    void whatIsRestrictedIsThePastOfWhatIsRestrictedAlone() {
        isOver("secret", NOON.minusSeconds(1), true);
        isOver("known", NOON.minusSeconds(2), false);

        assertThat(of(incident("now")).past()).extracting(PastIncident::id).containsExactly("known");
        assertThat(of(incident("now").restricted(true)).past())
                .extracting(PastIncident::id)
                .containsExactly("secret", "known");
    }

    @Test
    void ofManyChangesTheLastTenAreTold() {
        for (int i = 0; i < 12; i++) {
            changes.add(new Change(NOON.minusSeconds(60 - i), "deploy", "build " + i, Actor.CODE, null));
        }

        assertThat(of(incident("now")).changes())
                .hasSize(10)
                .element(0)
                .satisfies(change -> assertThat(change.text()).isEqualTo("build 2"));
    }

    @Test
    void wordsAreReadable() {
        isOver("a", NOON.minus(Duration.ofDays(2)), false);
        PastIncident past = of(incident("now")).past().get(0);

        assertThat(BriefingWords.past(past)).isEqualTo("2026-02-27 SEV2 for 10 min: spike a, resolved: fleet scaled");
        assertThat(BriefingWords.change(new Change(NOON, "deploy", "", Actor.person("dana"), null)))
                .isEqualTo("12:00 UTC deploy, by person:dana");
        assertThat(BriefingWords.duration(Duration.ofMinutes(1_561))).isEqualTo("1 d 2 h 1 min");
        assertThat(BriefingWords.duration(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(BriefingWords.duration(Duration.ofSeconds(-5))).isEqualTo("0 s");
    }
}
