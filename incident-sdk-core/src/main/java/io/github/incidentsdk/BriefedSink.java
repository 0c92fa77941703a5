package io.github.incidentsdk;

import io.github.incidentsdk.briefing.Briefer;
import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.util.List;
import java.util.Optional;

/**
 * A sink whose deliveries know what was known before their incidents, looked up when the sink asks.
 *
 * <p>Here, and nowhere else, is left out what is for responders alone where the sink is not for them: what they note, wait for and have
 * done, and what they are to know.
 */
final class BriefedSink implements IncidentSink {

    private final IncidentSink sink;
    private final Accepts accepts;
    private final Briefer briefer;

    BriefedSink(IncidentSink sink, Accepts accepts, Briefer briefer) {
        this.sink = sink;
        this.accepts = accepts;
        this.briefer = briefer;
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) throws Exception {
        return sink.deliver(new Briefed(delivery, accepts, briefer));
    }

    @Override
    public boolean knowsIncidentsById() {
        return sink.knowsIncidentsById();
    }

    @Override
    public void close() {
        sink.close();
    }

    @Override
    public String toString() {
        return sink.toString();
    }

    /** A delivery with its briefing. */
    private record Briefed(Delivery delivery, Accepts accepts, Briefer briefer) implements Delivery {

        @Override
        public Briefing briefing() {
            if (delivery.digest().isPresent()) {
                return Briefing.none();
            }
            Briefing all = briefer.of(delivery.incident());
            if (isForResponders()) {
                return all;
            }
            return accepts.isFor(Audience.STAKEHOLDERS)
                    ? Briefing.builder().severity(all.severity().orElse(null)).build()
                    : Briefing.none();
        }

        @Override
        public IncidentSnapshot incident() {
            IncidentSnapshot incident = delivery.incident();
            return isForResponders()
                    ? incident
                    : incident.toBuilder()
                            .stepsDone(List.of())
                            .waitingFor(null)
                            .waitingSince(null)
                            .build();
        }

        @Override
        public IncidentEvent event() {
            return shown(delivery.event());
        }

        /** That the incident is as it is, in place of what responders say to one another. */
        private IncidentEvent shown(IncidentEvent event) {
            return isForResponders() || !isWork(event) ? event : new IncidentEvent.StateKept(event.stamp());
        }

        private static boolean isWork(IncidentEvent event) {
            return event instanceof IncidentEvent.Noted
                    || event instanceof IncidentEvent.Waiting
                    || event instanceof IncidentEvent.StepDone
                    || event instanceof IncidentEvent.ChangeNearby;
        }

        private boolean isForResponders() {
            return accepts.isFor(Audience.RESPONDERS);
        }

        @Override
        public String eventId() {
            return delivery.eventId();
        }

        @Override
        public boolean opens() {
            return delivery.opens();
        }

        @Override
        public List<IncidentEvent> coalesced() {
            return delivery.coalesced().stream().map(this::shown).toList();
        }

        @Override
        public boolean test() {
            return delivery.test();
        }

        @Override
        public Optional<Digest> digest() {
            return delivery.digest();
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
}
