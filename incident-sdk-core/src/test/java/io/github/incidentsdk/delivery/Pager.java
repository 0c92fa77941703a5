package io.github.incidentsdk.delivery;

import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A sink that answers as it is told to and keeps what it heard. */
final class Pager implements IncidentSink {

    /** What happens in one call. */
    interface Reaction {
        DeliveryOutcome to(Delivery delivery) throws Exception;
    }

    static final Reaction UNREACHABLE = delivery -> {
        throw new IOException("connection refused");
    };

    private final ArrayDeque<Reaction> reactions = new ArrayDeque<>();
    private Reaction otherwise = delivery -> DeliveryOutcome.accepted();
    final List<String> heard = new ArrayList<>();
    final List<String> accepted = new ArrayList<>();
    boolean byId;
    int closed;

    /** Reacts so to the next call that has no reaction yet. */
    Pager then(Reaction reaction) {
        reactions.add(reaction);
        return this;
    }

    Pager then(DeliveryOutcome outcome) {
        return then(delivery -> outcome);
    }

    /** Reacts so to every call that has no reaction of its own. */
    Pager always(Reaction reaction) {
        otherwise = reaction;
        return this;
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) throws Exception {
        String what = (delivery.opens() ? "opens " : "") + delivery.event().kind() + " " + delivery.eventId();
        heard.add(what);
        Reaction reaction = reactions.isEmpty() ? otherwise : reactions.remove();
        DeliveryOutcome outcome = reaction.to(delivery);
        if (outcome instanceof DeliveryOutcome.Accepted) {
            accepted.add(what);
        }
        return outcome;
    }

    @Override
    public boolean knowsIncidentsById() {
        return byId;
    }

    @Override
    public void close() {
        closed++;
    }
}
