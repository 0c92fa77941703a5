package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.TestDelivery;
import io.github.incidentsdk.sink.TestDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** An incident of which everything is known, and each kind of event of it. */
final class SlackStory {

    static final Instant AT = TestDelivery.AT;

    private static final Actor RULE = Actor.rule("hourly-spend");
    private static final Actor DANA = Actor.person("dana");

    /**
     * An event of some kind.
     *
     * @param edit what the incident looks like after it
     */
    private record Happening(
            Actor actor, Function<Stamp, IncidentEvent> event, Consumer<IncidentSnapshotBuilder> edit) {}

    private static final Map<String, Happening> HAPPENINGS = new LinkedHashMap<>();

    static {
        happens("declared", RULE, IncidentEvent.Declared::new, next -> {});
        happens(
                "reopened",
                RULE,
                IncidentEvent.Reopened::new,
                next -> next.reopened(1).openedAt(AT.plusSeconds(600)));
        happens(
                "reporter-joined",
                Actor.CODE,
                stamp -> new IncidentEvent.ReporterJoined(stamp, Actor.CODE, Severity.SEV2),
                next -> {});
        happens("reporter-left", RULE, stamp -> new IncidentEvent.ReporterLeft(stamp, RULE, "recovered"), next -> {});
        happens(
                "observed",
                RULE,
                stamp -> new IncidentEvent.Observed(stamp, 3, Map.of("usd_per_hour", 500.5)),
                next -> next.metrics(Map.of("usd_per_hour", 500.5)).count(4));
        happens(
                "severity-changed",
                RULE,
                stamp -> new IncidentEvent.SeverityChanged(stamp, Severity.SEV2, Severity.SEV1, DANA),
                next -> next.severity(Severity.SEV1).claimedSeverity(Severity.SEV1));
        happens(
                "severity-set",
                DANA,
                stamp -> new IncidentEvent.SeveritySet(stamp, Severity.SEV4, "only the crawler", null),
                next -> next.severity(Severity.SEV4).setSeverity(Severity.SEV4));
        happens(
                "acknowledged",
                DANA,
                IncidentEvent.Acknowledged::new,
                next -> taken(next).status(Status.ACKNOWLEDGED));
        happens(
                "mitigated",
                DANA,
                stamp -> new IncidentEvent.Mitigated(stamp, "the crawlers are stopped"),
                next -> taken(next).status(Status.MITIGATED).mitigatedAt(AT.plusSeconds(5)));
        happens(
                "resolved",
                RULE,
                stamp -> new IncidentEvent.Resolved(stamp, Resolution.RECOVERED, "nobody holds it open any more"),
                SlackStory::over);
        happens("reviewed", DANA, stamp -> new IncidentEvent.Reviewed(stamp, "a budget per crawler"), next -> {
            over(next);
            next.status(Status.REVIEWED);
        });
        happens("closed", DANA, stamp -> new IncidentEvent.Closed(stamp, "done"), next -> {
            over(next);
            next.status(Status.CLOSED);
        });
        happens("noted", DANA, stamp -> new IncidentEvent.Noted(stamp, "rolled back\nthe crawler fleet"), next -> {});
        happens(
                "updated",
                DANA,
                stamp -> new IncidentEvent.Updated(stamp, Audience.STAKEHOLDERS, "we are on it"),
                next -> {});
        happens(
                "linked",
                DANA,
                stamp -> new IncidentEvent.Linked(stamp, new Link("spend", "https://grafana.example/d/1?a=1&b=2|c")),
                next -> {});
        happens(
                "role-taken",
                DANA,
                stamp -> new IncidentEvent.RoleTaken(stamp, "commander", "dana"),
                next -> next.roles(Map.of("commander", "dana")));
        happens(
                "change-nearby",
                Actor.CODE,
                stamp -> new IncidentEvent.ChangeNearby(stamp, "deploy", "crawler 1.2.3"),
                next -> {});
        happens(
                "fact-learned",
                DANA,
                stamp -> new IncidentEvent.FactLearned(stamp, IncidentEvent.Fact.CUSTOMER_IMPACT, "no"),
                next -> next.customerImpact(CustomerImpact.NO));
        happens(
                "cause-learned",
                Actor.CODE,
                stamp -> new IncidentEvent.CauseLearned(stamp, cause()),
                next -> next.cause(cause()));
        happens(
                "step-done",
                DANA,
                stamp -> new IncidentEvent.StepDone(stamp, 2, "Freeze the <crawler> fleet"),
                next -> next.stepsDone(List.of("Freeze the <crawler> fleet")));
        happens(
                "waiting",
                DANA,
                stamp -> new IncidentEvent.Waiting(stamp, "the cloud provider & its <support>"),
                next -> next.waitingFor("the cloud provider & its <support>").waitingSince(AT.plusSeconds(2)));
        happens("state-kept", Actor.SDK, IncidentEvent.StateKept::new, next -> next.count(9));
    }

    private SlackStory() {}

    private static void happens(
            String kind, Actor actor, Function<Stamp, IncidentEvent> event, Consumer<IncidentSnapshotBuilder> edit) {
        HAPPENINGS.put(kind, new Happening(actor, event, edit));
    }

    private static Cause cause() {
        return new Cause("java.io.IOException", "quota of <default> used up", "at com.example.CANARY(Secret.java:1)");
    }

    private static IncidentSnapshotBuilder taken(IncidentSnapshotBuilder next) {
        return next.acknowledgedAt(AT.plusSeconds(3)).acknowledgedBy(DANA).acknowledgedSeverity(Severity.SEV2);
    }

    private static void over(IncidentSnapshotBuilder next) {
        next.status(Status.RESOLVED)
                .resolution(Resolution.RECOVERED)
                .resolutionText("nobody holds it open any more")
                .resolvedAt(AT.plusSeconds(900))
                .resolvedBy(RULE)
                .claims(List.of());
    }

    static IncidentSnapshotBuilder incident() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("region", "eu-1");
        tags.put("runbook_url", "https://runbooks.example/spend?team=finops&page=1");
        return TestDelivery.costSpike()
                .owner("finops")
                .category("cost")
                .component("crawler")
                .claimedSeverity(Severity.SEV2)
                .status(Status.DECLARED)
                .count(1)
                .lastSeenAt(AT)
                .startedAt(AT.minusSeconds(300))
                .tags(tags)
                .links(List.of(new Link("dashboard", "https://grafana.example/d/1")))
                .customerImpact(CustomerImpact.UNKNOWN)
                .claims(List.of(
                        new Claim(RULE, Severity.SEV2, Map.of("usd_per_hour", 412.0), AT, Claim.State.HOLDS),
                        new Claim(Actor.CODE, Severity.SEV3, Map.of(), AT, Claim.State.OVERRULED)));
    }

    /** The opening, with which every story begins. */
    static SlackDelivery declared(Map<String, String> receipts) {
        return next("declared", 1, receipts).opening();
    }

    static SlackDelivery next(String kind, long number, Map<String, String> receipts) {
        Happening happening = HAPPENINGS.get(kind);
        IncidentSnapshotBuilder incident = incident();
        happening.edit().accept(incident);
        IncidentSnapshot after = incident.seq(number).build();
        Stamp stamp = new Stamp(after.key(), after.id(), number, AT.plusSeconds(number), happening.actor());
        return new SlackDelivery(happening.event().apply(stamp), after, false, List.of(), receipts);
    }

    static Map<String, String> noReceipts() {
        return new HashMap<>();
    }

    /** A digest of a week, with an open incident of that title. */
    static Delivery digest(String title) {
        return TestDigest.of(TestDigest.ofAWeek(title));
    }
}
