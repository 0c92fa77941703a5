package io.github.incidentsdk.journal;

import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.RuleState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of the journal; self-contained, so that whoever reads it needs nothing else. */
public sealed interface JournalLine {

    /** The line's number in its journal, from 1; 0 before it was appended. */
    long seq();

    /** Wall time. */
    Instant at();

    /** The same line with the number that the journal gave it. */
    JournalLine withSeq(long seq);

    /**
     * Something happened to an incident.
     *
     * @param event what happened
     * @param incident the incident after it
     */
    record Happened(long seq, IncidentEvent event, IncidentSnapshot incident) implements JournalLine {
        @Override
        public Instant at() {
            return event.stamp().at();
        }

        @Override
        public Happened withSeq(long seq) {
            return new Happened(seq, event, incident);
        }
    }

    /**
     * Something happened between a sink and its backend.
     *
     * @param at wall time
     * @param sink the sink's id
     * @param key the incident's key; empty for {@link What#LANE_OPENED} and {@link What#PASSED}
     * @param incidentId the opening; empty like the key
     * @param eventId the event that was delivered; empty like the key
     * @param about the number of the line that was delivered, from which a lane begins, or up to which it passed
     * @param what what happened
     * @param details the backend's answer, the reason, or what was remembered, by name
     */
    record Told(
            long seq,
            Instant at,
            String sink,
            String key,
            String incidentId,
            String eventId,
            long about,
            What what,
            Map<String, String> details)
            implements JournalLine {
        public Told {
            details = Map.copyOf(details);
        }

        @Override
        public Told withSeq(long seq) {
            return new Told(seq, at, sink, key, incidentId, eventId, about, what, details);
        }
    }

    /**
     * Rules were evaluated, and where they are now; for a restart, and for nobody else.
     *
     * @param at wall time of the evaluation
     * @param evaluated ids of rules that were evaluated and follow something; those of {@code states} were too
     * @param states what changed since the lines before
     */
    record Ruled(long seq, Instant at, List<String> evaluated, List<RuleState> states) implements JournalLine {
        public Ruled {
            evaluated = List.copyOf(evaluated);
            states = List.copyOf(states);
        }

        @Override
        public Ruled withSeq(long seq) {
            return new Ruled(seq, at, evaluated, states);
        }
    }

    /**
     * Somebody set or ended a silence or a maintenance window; what the configuration sets has no line.
     *
     * @param at wall time
     * @param mute the silence or window
     * @param endedBy who ended it before its time; null when it was set
     */
    record Muted(long seq, Instant at, Mute mute, @Nullable String endedBy) implements JournalLine {
        @Override
        public Muted withSeq(long seq) {
            return new Muted(seq, at, mute, endedBy);
        }
    }

    /** What happened between a sink and its backend. */
    enum What {
        /** The sink is known from this line on; it hears of nothing that was over before. */
        LANE_OPENED,
        /** The sink is to hear of the incident as soon as nothing holds it back; the details say what does. */
        HELD,
        /** The first attempt of an opening is about to be made; from here on the backend may know of the incident. */
        ENGAGED,
        ACCEPTED,
        SKIPPED,
        /** The backend refused for good, or the SDK gave up: a dead letter with its reason. */
        DEAD,
        /** The sink remembered something about the incident. */
        REMEMBERED,
        /** Up to this number nothing is left for the sink; written now and then, where it was told nothing for long. */
        PASSED
    }
}
