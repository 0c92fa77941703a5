package io.github.incidentsdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreparationTest {

    private static final IncidentSnapshot INCIDENT = IncidentSnapshot.of("v1-abc", "id")
            .service("check out")
            .by(Map.of("account", "a/b?c=d#e&f"))
            .tags(Map.of("region", "eu 1"))
            .build();

    @Test
    void aTemplateIsFilledWithKeyServiceIdentityAndTags() {
        assertThat(Template.fill("#inc-{account}-{region} of {service}, {key}, {nobody}", INCIDENT))
                .isEqualTo("#inc-a/b?c=d#e&f-eu 1 of check out, v1-abc, {nobody}");
    }

    @Test
    void inAUrlNoValueIsMoreThanAValue() {
        assertThat(Template.fill("https://meet.example.org/{account}?in={region}&k={key}", INCIDENT))
                .isEqualTo("https://meet.example.org/a%2Fb%3Fc%3Dd%23e%26f?in=eu%201&k=v1-abc");
        IncidentSnapshot far =
                INCIDENT.toBuilder().by(Map.of("account", "Zürich-0_a.~%")).build();
        assertThat(Template.fill("https://meet.example.org/{account}", far))
                .isEqualTo("https://meet.example.org/Z%C3%BCrich-0_a.~%25");
    }

    @Test
    void noValueDecidesToWhichHostALinkLeads() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preparation.builder()
                        .bridge("https://{account}.example.org/")
                        .build())
                .withMessage("\"https://{account}.example.org/\" lets a value decide to which host it leads; write the"
                        + " host out");
    }

    @Test
    void whatCannotBeFilledIsRefused() {
        for (String broken : new String[] {
            "#inc-{account",
            "#inc-account}",
            "#inc-{}",
            " ",
            "two\nlines",
            "https://",
            "JavaScript:alert(1)",
            "https://u:p@meet.example.org/{key}"
        }) {
            assertThatIllegalArgumentException()
                    .as(broken)
                    .isThrownBy(() -> Preparation.builder().channel(broken).build());
        }
    }

    @Test
    void aPlaybookHasTwentyStepsOfOneLineEachAtMostAndNoneTwice() {
        PlaybookStep[] steps = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> PlaybookStep.of("step " + i))
                .toArray(PlaybookStep[]::new);
        Preparation.Builder full = Preparation.builder().playbook(steps);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.playbook(PlaybookStep.of("one more")).build());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Preparation.builder().playbook(steps[0], steps[0]).build())
                .withMessageContaining("twice");
        assertThatIllegalArgumentException().isThrownBy(() -> PlaybookStep.of("x".repeat(201)));
        assertThatIllegalArgumentException().isThrownBy(() -> PlaybookStep.of("a\nb"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlaybookStep.of("look").explainedAt("javascript:alert(1)"))
                .withMessage("the link \"javascript:alert(1)\" of a step leads to no page; expected one such as"
                        + " https://wiki.example.org/spend");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlaybookStep.of("look").explainedAt("https://{account}.example.org/"));
        assertThat(PlaybookStep.of("look")
                        .explainedAt("https://wiki.example.org/a")
                        .by("on-call"))
                .isEqualTo(new PlaybookStep("look", "https://wiki.example.org/a", "on-call"));
    }
}
