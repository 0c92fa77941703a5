package io.github.incidentsdk.sink.pagerduty;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One of the things that a delivery tells PagerDuty. */
sealed interface Message {

    /** Opens the alert, or adds the incident's state to it. */
    record Trigger() implements Message {}

    /** Somebody took it. */
    record Acknowledge() implements Message {}

    /** It is over. */
    record Resolve() implements Message {}

    /** Something changed nearby. */
    record Change(IncidentEvent.ChangeNearby event) implements Message {}

    /** Kinds of events after which the alert should show the incident anew. */
    Set<Class<? extends IncidentEvent>> SHOWN = Set.of(
            IncidentEvent.Declared.class,
            IncidentEvent.Reopened.class,
            IncidentEvent.SeverityChanged.class,
            IncidentEvent.SeveritySet.class,
            IncidentEvent.Mitigated.class,
            IncidentEvent.Updated.class,
            IncidentEvent.Linked.class,
            IncidentEvent.CauseLearned.class,
            IncidentEvent.FactLearned.class,
            IncidentEvent.StateKept.class);

    /** What a delivery tells, in the order in which it is told; empty when PagerDuty need not know. */
    static List<Message> of(Delivery delivery) {
        IncidentSnapshot incident = delivery.incident();
        if (!incident.isOpen()) {
            return List.of(new Resolve());
        }
        List<IncidentEvent> events = new ArrayList<>(delivery.coalesced());
        events.add(delivery.event());
        List<Message> messages = new ArrayList<>();
        if (delivery.opens() || events.stream().anyMatch(event -> SHOWN.contains(event.getClass()))) {
            messages.add(new Trigger());
        }
        if (incident.acknowledgedAt() != null
                && (delivery.opens() || events.stream().anyMatch(Message::mayAcknowledge))) {
            messages.add(new Acknowledge());
        }
        for (IncidentEvent event : events) {
            if (event instanceof IncidentEvent.ChangeNearby change) {
                messages.add(new Change(change));
            }
        }
        return messages;
    }

    private static boolean mayAcknowledge(IncidentEvent event) {
        return event instanceof IncidentEvent.Acknowledged || event instanceof IncidentEvent.StateKept;
    }
}
