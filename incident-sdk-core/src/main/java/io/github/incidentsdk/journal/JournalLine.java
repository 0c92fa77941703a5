package io.github.incidentsdk.journal;

import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.json.UnreadIncident;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentOutline;
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
     * @param outline the incident after it, an {@link IncidentSnapshot} or an {@link UnreadIncident}
     */
    record Happened(long seq, IncidentEvent event, IncidentOutline outline) implements JournalLine {

        /** With an incident that is known. */
        public Happened(long seq, IncidentEvent event, IncidentSnapshot incident) {
            this(seq, event, (IncidentOutline) incident);
        }

        /** The incident after it; of a line of a journal that was read at start, read now when nobody asked before. */
        public IncidentSnapshot incident() {
            return outline.whole();
        }

        /** How many bytes of an incident stand in the journal that need not have been read yet; 0 for any other. */
        public int unread() {
            return outline instanceof UnreadIncident unread ? unread.length() : 0;
        }

        @Override
        public Instant at() {
            return event.stamp().at();
        }

        @Override
        public Happened withSeq(long seq) {
            return new Happened(seq, event, outline);
        }
    }

    /**
     * Something happened between a sink and its backend.
     *
     * @param at wall time
     * @param sink the sink's id
     * @param key the incident's key; empty for what is about the lane itself
     * @param incidentId the opening; empty like the key
     * @param eventId the event that was delivered; empty like the key
     * @param about the number of the line that was delivered, from which a lane begins or goes on, or up to which it passed
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

        /** The detail that says what an answer did to the engagement, or what is known of it from another journal. */
        public static final String ENGAGEMENT = "engagement";
        /** The value of {@link #ENGAGEMENT} in an adopted line: the sink knows nothing of the incident, or no more. */
        public static final String NOTHING = "nothing";
        /** The detail that says that the event is given up, and told from the incident's state later. */
        public static final String CATCH_UP = "catch_up";

        public Told {
            details = Map.copyOf(details);
        }

        /** Whether it says what became of the engagement. */
        public boolean saysOfEngagement() {
            return details.containsKey(ENGAGEMENT);
        }

        /** Whether the sink is not engaged with the incident after it. */
        public boolean endsEngagement() {
            return saysOfEngagement() && (what != What.ADOPTED || NOTHING.equals(details.get(ENGAGEMENT)));
        }

        /** Whether the event is given up, and told from the incident's state later. */
        public boolean isStillOwed() {
            return details.containsKey(CATCH_UP);
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

    /**
     * Somebody told of a change of the service; it is of no incident, so that it stands there also when nothing is open.
     *
     * @param at wall time at which it was told
     * @param change what was changed, and when that took effect
     */
    record Changed(long seq, Instant at, Change change) implements JournalLine {
        @Override
        public Changed withSeq(long seq) {
            return new Changed(seq, at, change);
        }
    }

    /**
     * A report went a step further, so that no restart tells the same digest twice.
     *
     * @param at wall time
     * @param report the report's name
     * @param sink the id of the sink that is told
     * @param slot the moment for which the digest was due
     * @param stage how far it came
     * @param why the reason where it was not taken; empty otherwise
     */
    record Reported(long seq, Instant at, String report, String sink, Instant slot, Stage stage, String why)
            implements JournalLine {
        @Override
        public Reported withSeq(long seq) {
            return new Reported(seq, at, report, sink, slot, stage, why);
        }
    }

    /** How far the digest of one moment came with one sink. */
    enum Stage {
        /** The report is known from here on: of this moment, and of those before, nothing is told. */
        BEGUN,
        /** An attempt is about to be made; from here on the backend may have it. */
        TRIED,
        /** The attempt failed, and is to be repeated. */
        FAILED,
        /** The backend took it. */
        TOLD,
        /** The sink has nothing to say of digests. */
        SKIPPED,
        /** The backend refused it for good, or it was too late. */
        GIVEN_UP;

        /** Whether another attempt is to be made. */
        public boolean isOpen() {
            return this == FAILED;
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
        /**
         * The incident goes on from another journal: the details say what the sink was told of it there. After these lines one
         * without a sink says which journal that was, and then come the lines that somebody may still have to hear.
         */
        ADOPTED,
        /** Up to this number every line was looked at; written now and then, where the sink was told nothing for long. */
        PASSED,
        /** Too much waited: before this number the sink is told one message per incident, from its state, and not each line. */
        CATCHES_UP,
        /** Somebody wants the sink told again of what its dead letters are about that are listed, from a moment on. */
        REPLAY;

        /** Whether it means that all before the line it is about was told, or is as other receipts say. */
        public boolean restsOnEarlierLines() {
            return switch (this) {
                case HELD, ACCEPTED, SKIPPED, DEAD, PASSED, CATCHES_UP -> true;
                case LANE_OPENED, ENGAGED, REMEMBERED, ADOPTED, REPLAY -> false;
            };
        }
    }
}
