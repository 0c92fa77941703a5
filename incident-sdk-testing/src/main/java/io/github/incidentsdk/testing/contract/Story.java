package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Deliveries as a real manager makes them of something that happens. */
final class Story {

    private Story() {}

    /** What a sink is handed of what {@code happens}, in order; its receipts are one store per opening. */
    static List<HandedDelivery> of(Consumer<Teller> happens) {
        VirtualTime time = new VirtualTime();
        RecordingSink sink = new RecordingSink();
        IncidentManager manager = IncidentManager.builder()
                .service("contract")
                .instance("contract-0")
                .sink("recorded", sink)
                .workers(time)
                .closeWithProcess(false)
                .build();
        happens.accept(new Teller(manager, time));
        time.advance(Duration.ofMinutes(1));
        Map<String, Map<String, String>> receipts = new HashMap<>();
        List<HandedDelivery> deliveries = new ArrayList<>();
        for (Delivery told : sink.accepted()) {
            deliveries.add(new HandedDelivery(
                    told.incident(),
                    told.event(),
                    told.opens(),
                    1,
                    receipts.computeIfAbsent(told.incident().id(), opening -> new HashMap<>())));
        }
        return deliveries;
    }

    /** Lets things happen to incidents, each at a time of its own. */
    record Teller(IncidentManager manager, VirtualTime time) {

        Incident declare(String type, Consumer<IncidentDetails> details) {
            Incident incident = manager.declare(type, details);
            pass();
            return incident;
        }

        /** A second later. */
        void pass() {
            time.advance(Duration.ofSeconds(1));
        }
    }

    /** An opening. */
    static HandedDelivery opening() {
        return of(teller -> teller.declare("contract-opening", Story::usual)).get(0);
    }

    /** An opening and its end. */
    static List<HandedDelivery> openingAndEnd() {
        return of(teller -> {
            teller.declare("contract-end", Story::usual).resolve("it is over");
            teller.pass();
        });
    }

    /** An end within minutes of which the same incident comes back. */
    static List<HandedDelivery> reopening() {
        return of(teller -> {
            teller.declare("contract-reopening", Story::usual).resolve("it is over");
            teller.pass();
            teller.declare("contract-reopening", Story::usual);
        });
    }

    /** An incident to which everything happens that can. */
    static List<HandedDelivery> everything() {
        return of(Story::everythingHappens);
    }

    /** All that can happen to an incident, and a second one that it is about. */
    static void everythingHappens(Teller teller) {
        Incident other = teller.declare("contract-other", Story::usual);
        Incident incident = teller.declare("contract-everything", Story::usual);
        Incident spoken = incident.as("dana");
        List<Runnable> verbs = List.of(
                spoken::acknowledge,
                () -> incident.observe("usd_per_hour", 500),
                () -> spoken.severity(Severity.SEV1, "it is worse than it looks"),
                () -> spoken.clearSeverity("it is as it looks"),
                () -> incident.observe(more -> more.severity(Severity.SEV1)),
                () -> spoken.note("rolled back"),
                () -> spoken.update(Audience.STAKEHOLDERS, "we are on it"),
                () -> spoken.update(Audience.CUSTOMERS, "some orders are late"),
                () -> spoken.link("dashboard", "https://example.org/d/1"),
                () -> spoken.role("commander", "dana"),
                () -> spoken.changeNearby("deploy", "checkout 1.2.3"),
                () -> spoken.customerImpact(CustomerImpact.YES),
                () -> spoken.component("database"),
                () -> incident.cause(new IllegalStateException("no connection")),
                () -> spoken.waiting("the provider"),
                () -> spoken.mitigate("traffic is elsewhere"),
                () -> spoken.resolve("mended"),
                () -> other.as("dana").duplicateOf(incident));
        verbs.forEach(verb -> {
            verb.run();
            teller.time().advance(Duration.ofMinutes(1)); // observations are told at most so often
        });
        teller.declare("contract-dismissed", Story::usual).dismiss("a test of the alarm");
        teller.manager().drill("contract-drill");
        teller.time().advance(Duration.ofMinutes(6)); // which ends a drill
    }

    /** Events that no sink is told of by what {@link #everything} does, about an open incident. */
    static List<HandedDelivery> rare() {
        HandedDelivery opening = opening();
        IncidentEvent.Stamp first = opening.event().stamp();
        IncidentEvent.Stamp next = new IncidentEvent.Stamp(
                first.key(), first.incidentId(), first.seq() + 1, first.at().plusSeconds(1), first.actor());
        Actor rule = Actor.rule("queue-depth");
        List<IncidentEvent> events = List.of(
                new IncidentEvent.ReporterJoined(next, rule, Severity.SEV2),
                new IncidentEvent.ReporterLeft(next, rule, "recovered"),
                new IncidentEvent.Noted(next, "somebody said something"),
                new IncidentEvent.StepDone(next, 1, "Fail over"),
                new IncidentEvent.Observed(next, 3, Map.of("usd_per_hour", 500.0)),
                new IncidentEvent.Reviewed(next, "learned"),
                new IncidentEvent.Closed(next, "done"),
                new IncidentEvent.StateKept(next));
        List<HandedDelivery> deliveries = new ArrayList<>(List.of(opening));
        events.forEach(
                event -> deliveries.add(new HandedDelivery(opening.incident(), event, false, 1, opening.receipts())));
        return deliveries;
    }

    /** As large and as strange as texts get: what the limits let through, and what every markup means something by. */
    static List<HandedDelivery> strangeTexts() {
        return of(Story::strangeThingsHappen);
    }

    static void strangeThingsHappen(Teller teller) {
        String strange =
                "<!channel> *b* _i_ [x](javascript:1) <img src=x> {{x}} ${x} ' \" \\ & | ` = @ \u202e\u0000\u0007\t\r\n 🔥 é \ud800";
        Incident incident = teller.declare("contract-strange-texts", details -> {
            usual(details);
            for (int i = 0; i < 64; i++) {
                details.tag("tag_" + i, (strange + i).repeat(50));
                details.metric("metric_" + i, i % 2 == 0 ? Double.MAX_VALUE : -Double.MIN_VALUE);
            }
            details.by("account", strange);
        });
        incident.as(strange).note((strange + "\n").repeat(1_000));
        teller.pass();
        incident.as(strange).resolve(strange.repeat(100));
        teller.pass();
    }

    private static void usual(IncidentDetails details) {
        details.by("account", "prod-eu")
                .tag("region", "eu-1")
                .metric("usd_per_hour", 412)
                .severity(Severity.SEV2);
    }
}
