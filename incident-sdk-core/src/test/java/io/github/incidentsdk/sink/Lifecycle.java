package io.github.incidentsdk.sink;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Fact;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The life of one incident with an event of every kind, a minute apart, always the same. */
public final class Lifecycle {

    private static final Actor DANA = Actor.person("dana");
    private static final Actor RULE = Actor.rule("hourly-spend");
    private static final Instant BEGIN = TestDelivery.AT;

    private final Map<String, TestDelivery> events = new LinkedHashMap<>();
    private IncidentSnapshot incident;
    private long seq;

    private Lifecycle(IncidentSnapshotBuilder first) {
        incident = first.build();
    }

    /** The deliveries by the words of their kinds, in their order; none of them opens. */
    public static Map<String, TestDelivery> ofEveryKind() {
        Lifecycle life = new Lifecycle(TestDelivery.costSpike()
                .service("checkout")
                .owner("finops")
                .category("cost")
                .tags(Map.of("region", "eu-1"))
                .count(1));
        life.begins();
        life.isHandled();
        life.isLearnedOf();
        life.ends();
        return life.events;
    }

    private void begins() {
        happens(IncidentEvent.Declared::new, next -> {});
        happens(stamp -> new IncidentEvent.ReporterJoined(stamp, RULE, Severity.SEV2), next -> next.count(2));
        happens(
                stamp -> new IncidentEvent.Observed(stamp, 3, Map.of("usd_per_hour", 500.0)),
                next -> next.count(5).metrics(Map.of("usd_per_hour", 500.0)));
        happens(
                stamp -> new IncidentEvent.SeverityChanged(stamp, Severity.SEV2, Severity.SEV1, null),
                next -> next.severity(Severity.SEV1));
        happens(
                stamp -> new IncidentEvent.SeveritySet(stamp, Severity.SEV3, "no customer sees it", null),
                next -> next.severity(Severity.SEV3).setSeverity(Severity.SEV3));
    }

    private void isHandled() {
        happens(
                IncidentEvent.Acknowledged::new,
                next -> next.status(Status.ACKNOWLEDGED).acknowledgedAt(now()).acknowledgedBy(DANA));
        happens(
                stamp -> new IncidentEvent.RoleTaken(stamp, "commander", "dana"),
                next -> next.roles(Map.of("commander", "dana")));
        happens(stamp -> new IncidentEvent.Noted(stamp, "the crawler fleet doubled"), next -> {});
        happens(
                stamp -> new IncidentEvent.Updated(stamp, Audience.RESPONDERS, "fleet is being scaled down"),
                next -> {});
        happens(stamp -> new IncidentEvent.ChangeNearby(stamp, "deploy", "crawler 1.2.3"), next -> {});
        Link runbook = new Link("runbook", "https://wiki.example.com/cost-spike");
        happens(
                stamp -> new IncidentEvent.Linked(stamp, runbook),
                next -> next.links(List.of(runbook, new Link("ticket", "FIN-17"))));
    }

    private void isLearnedOf() {
        happens(
                stamp -> new IncidentEvent.FactLearned(stamp, Fact.COMPONENT, "crawler"),
                next -> next.component("crawler")
                        .customerImpact(CustomerImpact.NO)
                        .startedAt(BEGIN.minusSeconds(600)));
        Cause cause = new Cause("java.io.IOException", "quota exceeded", null);
        happens(stamp -> new IncidentEvent.CauseLearned(stamp, cause), next -> next.cause(cause));
        happens(stamp -> new IncidentEvent.ReporterLeft(stamp, RULE, "recovered"), next -> {});
        happens(
                stamp -> new IncidentEvent.Mitigated(stamp, "fleet capped"),
                next -> next.status(Status.MITIGATED).mitigatedAt(now()));
        happens(IncidentEvent.StateKept::new, next -> {});
    }

    private void ends() {
        happens(
                stamp -> new IncidentEvent.Resolved(stamp, Resolution.RESOLVED, "fleet scaled to 20"),
                next -> next.status(Status.RESOLVED)
                        .resolution(Resolution.RESOLVED)
                        .resolutionText("fleet scaled to 20")
                        .resolvedBy(DANA)
                        .resolvedAt(now()));
        IncidentSnapshot resolved = incident;
        happens(
                stamp -> new IncidentEvent.Reviewed(stamp, "autoscaler had no cap"),
                next -> next.status(Status.REVIEWED));
        happens(stamp -> new IncidentEvent.Closed(stamp, "cap is set"), next -> next.status(Status.CLOSED));
        incident = resolved;
        happens(
                IncidentEvent.Reopened::new,
                next -> next.status(Status.DECLARED)
                        .reopened(1)
                        .openedAt(now())
                        .acknowledgedAt(null)
                        .acknowledgedBy(null)
                        .mitigatedAt(null)
                        .resolution(null)
                        .resolutionText(null)
                        .resolvedBy(null)
                        .resolvedAt(null));
        happens(
                stamp -> new IncidentEvent.StepDone(stamp, 1, "Freeze the crawler fleet"),
                next -> next.stepsDone(List.of("Freeze the crawler fleet")));
        happens(
                stamp -> new IncidentEvent.Waiting(stamp, "the cloud provider"),
                next -> next.waitingFor("the cloud provider").waitingSince(now()));
    }

    private Instant now() {
        return BEGIN.plusSeconds(60 * seq);
    }

    private void happens(Function<Stamp, IncidentEvent> event, Consumer<IncidentSnapshotBuilder> changes) {
        Instant at = now();
        IncidentSnapshotBuilder next = incident.toBuilder();
        changes.accept(next);
        seq++;
        incident = next.seq(seq).build();
        IncidentEvent happened = event.apply(new Stamp(incident.key(), incident.id(), seq, at, DANA));
        events.put(happened.kind(), new TestDelivery(happened, incident, false));
    }
}
