package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.delivery.engagement.Adopted.Knows;
import io.github.incidentsdk.delivery.owed.Details;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the receipts of one sink say of every incident, in one journal or several that the same incidents went through. */
final class Shares {

    private static final int MOST_OVER = 10_000;

    private final Map<String, Share> byIncident = new HashMap<>();
    private final LinkedHashMap<String, Boolean> over = new LinkedHashMap<>();

    /** By journal: up to which line the sink has looked at all. */
    private final Map<Integer, Long> looked = new HashMap<>();

    /** How the sink stands with one incident. */
    static final class Share {
        Knows knows = Knows.NOTHING;
        long settled;
        final Map<String, String> remembered = new LinkedHashMap<>();

        /** The line that engaged it or was answered last, and in which journal. */
        private long line = Long.MAX_VALUE;

        private int journal;

        private boolean isUntold(long event) {
            return knows != Knows.NOTHING && event > settled;
        }
    }

    void take(Told told, int journal) {
        switch (told.what()) {
            case LANE_OPENED, CATCHES_UP -> looked.merge(journal, told.about() - 1, Math::max);
            case PASSED, HELD -> looked.merge(journal, told.about(), Math::max);
            case ENGAGED -> {
                Share share = share(told, journal);
                share.knows = Knows.PERHAPS;
                share.settled = event(told) - 1; // lower than before where it is told again
                over.remove(told.incidentId());
            }
            case REMEMBERED -> share(told).remembered.putAll(told.details());
            case ACCEPTED -> answered(told, journal, Knows.TOLD);
            case SKIPPED, DEAD -> answered(told, journal, Knows.REFUSED);
            case ADOPTED -> adopted(told, journal);
            case REPLAY -> {} // dead letters stay where they are
        }
    }

    private Share share(Told told) {
        return byIncident.computeIfAbsent(told.incidentId(), id -> new Share());
    }

    private Share share(Told told, int journal) {
        Share share = share(told);
        share.line = told.about();
        share.journal = journal;
        return share;
    }

    private void answered(Told told, int journal, Knows knows) {
        Share share = share(told, journal);
        boolean isStillOwed = told.details().containsKey(Details.CATCH_UP);
        share.settled = Math.max(share.settled, isStillOwed ? event(told) - 1 : event(told));
        share.knows = share.knows == Knows.TOLD ? Knows.TOLD : knows;
        looked.merge(journal, told.about(), Math::max);
        if (told.details().containsKey(Ledger.ENGAGEMENT)) {
            share.knows = Knows.NOTHING;
            isOver(told.incidentId());
        }
    }

    private void adopted(Told told, int journal) {
        Share share = share(told, journal);
        share.line = told.seq();
        share.remembered.putAll(Adopted.remembered(told));
        if (Adopted.saysWhatItKnows(told)) {
            share.knows = Adopted.knows(told, share.knows);
            share.settled = Math.max(share.settled, Adopted.settledIn(told));
        }
    }

    private void isOver(String incident) {
        over.remove(incident);
        over.put(incident, true);
        if (over.size() > MOST_OVER) {
            String eldest = over.keySet().iterator().next();
            over.remove(eldest);
            byIncident.remove(eldest);
        }
    }

    /** The number of an event, as its id ends. */
    private static long event(Told told) {
        String number = told.eventId().substring(told.eventId().lastIndexOf('-') + 1);
        return number.isEmpty() || !number.chars().allMatch(Character::isDigit) ? 0 : Long.parseLong(number);
    }

    @Nullable
    Share of(String incident) {
        return byIncident.get(incident);
    }

    /** The number of the first line of a journal that the sink may have to hear. */
    long first(int journal) {
        long first = looked.containsKey(journal) ? looked.get(journal) + 1 : Long.MAX_VALUE;
        for (Share share : byIncident.values()) {
            if (share.knows != Knows.NOTHING) {
                first = Math.min(first, share.journal == journal ? share.line : 1);
            }
        }
        return first;
    }

    boolean mayHear(int journal, Happened line) {
        Share share = byIncident.get(line.outline().id());
        long event = line.event().stamp().seq();
        if (share != null) {
            return share.isUntold(event) || (event > share.settled && isAhead(journal, line));
        }
        return isAhead(journal, line);
    }

    private boolean isAhead(int journal, Happened line) {
        Long last = looked.get(journal);
        return last != null && line.seq() > last;
    }
}
