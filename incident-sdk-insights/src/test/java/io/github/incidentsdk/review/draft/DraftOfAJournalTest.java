package io.github.incidentsdk.review.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.document.ReviewDocument;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Held;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.Measured;
import io.github.incidentsdk.review.evidence.SeverityChange;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import io.github.incidentsdk.review.evidence.Told;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service with a journal went through, drafted from what it left on disk. */
class DraftOfAJournalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path journal;

    @Test
    void tellsWhatHappenedAndWhoWasTold() throws Exception {
        String id = spendSpike();
        Review review = Draft.of(journal, id);

        assertThat(review.title()).isEqualTo("Spend spike");
        assertThat(review.subject().type()).isEqualTo("cost-spike");
        assertThat(review.subject().owner()).isEqualTo("finops");
        assertThat(review.course().worst()).isEqualTo(Severity.SEV1);
        assertThat(review.course().customerImpact()).isEqualTo(CustomerImpact.NO);
        assertThat(review.course().resolution()).isEqualTo(Resolution.RESOLVED);
        assertThat(review.course().acknowledgedAt()).isNotNull();
        assertThat(review.meeting().commander()).isEqualTo("anna");

        assertThat(review.timeline())
                .extracting(TimelineEntry::role, TimelineEntry::what, TimelineEntry::known)
                .contains(
                        tuple("sdk", "Told team for the first time", Knowledge.KNOWN_THEN),
                        tuple("", "It began", Knowledge.FOUND_LATER),
                        tuple("code", "Declared: Spend spike (SEV3)", Knowledge.KNOWN_THEN),
                        tuple("commander", "Acknowledged", Knowledge.KNOWN_THEN),
                        tuple("commander", "Role taken: commander", Knowledge.KNOWN_THEN),
                        tuple("responder", "Noted: rolled back the crawler fleet", Knowledge.KNOWN_THEN),
                        tuple("commander", "Resolved: fleet scaled to 20", Knowledge.KNOWN_THEN));
        assertThat(review.timeline())
                .allSatisfy(entry -> assertThat(entry.source()).startsWith(id + "-"));
        assertThat(review.timeline().toString()).doesNotContain("anna").doesNotContain("bert");
        assertThat(review.perspectives()).extracting(one -> one.role()).containsExactly("commander", "responder");

        assertThat(review.severities())
                .extracting(SeverityChange::severity, SeverityChange::policy, SeverityChange::by, SeverityChange::why)
                .containsExactly(
                        tuple(Severity.SEV3, Severity.SEV3, "code", ""),
                        tuple(Severity.SEV1, Severity.SEV1, "code", ""),
                        tuple(Severity.SEV2, Severity.SEV1, "commander", "only one account"));
        assertThat(review.metrics()).extracting(Measured::metric).containsExactly("usd_per_hour");
        assertThat(review.metrics().get(0).values())
                .extracting(Measured.Value::value)
                .containsExactly(412.0, 1412.0);

        assertThat(review.told())
                .extracting(Told::to, Told::kind, Told::outcome, Told::what)
                .contains(
                        tuple("customers", Told.Kind.AUDIENCE, "told", "Nothing is lost."),
                        tuple("team", Told.Kind.BACKEND, "engaged", "declared"),
                        tuple("team", Told.Kind.BACKEND, "engaged", "declared"));
        assertThat(review.gaps())
                .extracting(Gap::kind, Gap::what)
                .contains(
                        tuple(Gap.Kind.BLIND, "It was on, and nobody had declared it."),
                        tuple(Gap.Kind.NOT_DELIVERED, "picky was not told: not on Mondays"));
        assertThat(ReviewDocument.read(ReviewDocument.write(review)).review()).isEqualTo(review);
    }

    @Test
    void namesTheHoldThatKeptASinkFromBeingToldAndWhy() throws Exception {
        String key;
        try (IncidentManager manager = manager()) {
            Instant until = Instant.now().plus(Duration.ofHours(1));
            manager.silence(
                    new Silence("crawler-move", Matching.type("cost-spike"), until, "anna", "the crawlers move"));
            Incident incident = manager.declare("cost-spike");
            key = incident.key();
            assertThat(manager.flush(PATIENCE)).isTrue();
            incident.resolve("moved");
            assertThat(manager.flush(PATIENCE)).isTrue();
        }
        Review review = Draft.of(journal, key);
        assertThat(review.holds())
                .extracting(Held::from, Held::by, Held::why)
                .contains(tuple("team", "silence crawler-move by responder", "the crawlers move"));
        assertThat(review.holds())
                .allSatisfy(held ->
                        assertThat(held.until()).isEqualTo(review.course().resolvedAt()));
    }

    @Test
    void takesTheLastOpeningOfAKeyAndSaysWhatIsThereWhenThereIsNone() throws Exception {
        String id = spendSpike();
        String key = Draft.of(journal, id).subject().key();
        assertThat(Draft.of(journal, key).id()).isEqualTo(id);
        assertThatThrownBy(() -> Draft.of(journal, "v1-none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no incident with the id or key \"v1-none\" is in " + journal + "; the last one there is "
                        + id);
        assertThatThrownBy(() -> Draft.of(journal.resolve("none"), id)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Draft.of(List.of(), id)).hasMessageContaining("in the lines given; no incident is");
    }

    private String spendSpike() throws Exception {
        try (IncidentManager manager = manager()) {
            Incident incident = manager.declare(
                    "cost-spike",
                    details -> details.metric("usd_per_hour", 412)
                            .startedAt(Instant.now().minus(Duration.ofMinutes(40))));
            incident.as("anna").role("commander", "anna").acknowledge();
            incident.observe("usd_per_hour", 1_412);
            incident.as("anna").severity(Severity.SEV2, "only one account");
            incident.as("bert").note("rolled back the crawler fleet").customerImpact(CustomerImpact.NO);
            incident.as("anna").update(Audience.CUSTOMERS, "Nothing is lost.").resolve("fleet scaled to 20");
            assertThat(manager.flush(PATIENCE)).isTrue();
            return incident.id();
        }
    }

    private IncidentManager manager() {
        return IncidentManager.builder()
                .service("checkout")
                .type(IncidentType.named("cost-spike")
                        .title("Spend spike")
                        .owner("finops")
                        .severity(Severity.SEV1, "usd_per_hour > 1000")
                        .build())
                .sink("team", delivery -> DeliveryOutcome.accepted())
                .sink("picky", delivery -> DeliveryOutcome.refused("not on Mondays"))
                .journal(journal)
                .selfReport(false)
                .build();
    }
}
