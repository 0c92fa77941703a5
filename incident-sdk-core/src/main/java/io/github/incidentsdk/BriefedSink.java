package io.github.incidentsdk;

import io.github.incidentsdk.briefing.Briefer;
import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.util.List;
import java.util.Optional;

/** A sink whose deliveries know what was known before their incidents; looked up when the sink asks. */
final class BriefedSink implements IncidentSink {

    private final IncidentSink sink;
    private final Briefer briefer;

    BriefedSink(IncidentSink sink, Briefer briefer) {
        this.sink = sink;
        this.briefer = briefer;
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) throws Exception {
        return sink.deliver(new Briefed(delivery, briefer));
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
    private record Briefed(Delivery delivery, Briefer briefer) implements Delivery {

        @Override
        public Briefing briefing() {
            return delivery.digest().isPresent() ? Briefing.none() : briefer.of(delivery.incident());
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
        public String eventId() {
            return delivery.eventId();
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
