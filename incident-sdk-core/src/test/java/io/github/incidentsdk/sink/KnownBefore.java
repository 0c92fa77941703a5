package io.github.incidentsdk.sink;

import io.github.incidentsdk.briefing.BriefedStep;
import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.briefing.Contact;
import io.github.incidentsdk.briefing.PastIncident;
import io.github.incidentsdk.briefing.SeverityMeaning;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.PlaybookStep;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A delivery of an incident of which much was known before. */
public record KnownBefore(Delivery delivery, Briefing briefing) implements Delivery {

    private static final Instant BEFORE = TestDelivery.AT.minus(Duration.ofDays(2));

    /** With what a well-prepared organisation knows. */
    public static KnownBefore much(Delivery delivery) {
        return new KnownBefore(
                delivery,
                Briefing.builder()
                        .severity(SeverityMeaning.of(Severity.SEV2)
                                .means("we spend more than is planned for the month")
                                .expects("FinOps answers within 30 minutes")
                                .updates(Audience.RESPONDERS, Duration.ofMinutes(30))
                                .updates(Audience.STAKEHOLDERS, Duration.ofHours(2)))
                        .contacts(List.of(
                                new Contact("FinOps on call", "on-call", "+49 30 1234567", "#finops", null),
                                new Contact("Ada", null, null, null, "ada@example.org")))
                        .step(new BriefedStep(
                                1,
                                PlaybookStep.of("Look at the spend by fleet")
                                        .explainedAt("https://grafana.example.org/d/spend"),
                                true))
                        .step(new BriefedStep(
                                2, PlaybookStep.of("Freeze the crawler fleet").by("on-call"), false))
                        .bridge("https://meet.example.org/v1-abcdefghijklmnopqrstuvwxyz")
                        .channel("#inc-prod-eu")
                        .past(List.of(new PastIncident(
                                "abcdefghij-1w-7f",
                                "Cloud spend spike in prod-us",
                                Severity.SEV1,
                                BEFORE,
                                BEFORE.plusSeconds(4_980),
                                "resolved: fleet scaled to 20")))
                        .changes(List.of(new Change(
                                TestDelivery.AT.minusSeconds(1_080),
                                "deploy",
                                "crawler 1.2.3",
                                Actor.person("dana"),
                                null)))
                        .build());
    }

    /** With {@code text} wherever text can stand. */
    public static KnownBefore only(String text, Delivery delivery) {
        String line = text.length() > 200 ? text.substring(0, 200) : text;
        Contact contact = new Contact(text, text, text, text, text);
        PastIncident past = new PastIncident(text, text, Severity.SEV1, BEFORE, TestDelivery.AT, text);
        Change change = new Change(TestDelivery.AT, text, text, Actor.person(text), null);
        Briefing.Builder briefing = Briefing.builder()
                .severity(SeverityMeaning.of(Severity.SEV2).means(text).expects(text))
                .contacts(Collections.nCopies(10, contact))
                .bridge(text)
                .channel(text)
                .past(Collections.nCopies(3, past))
                .changes(Collections.nCopies(10, change));
        for (int number = 1; number <= PlaybookStep.MOST; number++) {
            briefing.step(new BriefedStep(number, PlaybookStep.of(line).by(text), number == 1));
        }
        return new KnownBefore(delivery, briefing.build());
    }

    @Override
    public IncidentSnapshot incident() {
        return delivery.incident();
    }

    @Override
    public IncidentEvent event() {
        return delivery.event();
    }

    @Override
    public boolean opens() {
        return delivery.opens();
    }

    @Override
    public List<IncidentEvent> coalesced() {
        return delivery.coalesced();
    }

    @Override
    public int attempt() {
        return delivery.attempt();
    }

    @Override
    public Optional<String> receipt(String name) {
        return delivery.receipt(name);
    }

    @Override
    public void remember(String name, String value) {
        delivery.remember(name, value);
    }
}
