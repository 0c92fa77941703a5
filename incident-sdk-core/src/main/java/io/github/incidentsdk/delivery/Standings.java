package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.LaneReport.Last;
import io.github.incidentsdk.delivery.Standing.What;
import io.github.incidentsdk.delivery.attempt.Courier.Ending;
import io.github.incidentsdk.delivery.engagement.LaneState;
import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.delivery.owed.Owed;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.SelfReported;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says where one lane's sink stands with an incident; safe for all threads. */
final class Standings {

    private static final String DEAD_LETTER = " (dead letter)";

    private final Route route;
    private final RecentLines lines;
    private final LaneState state;
    private final LaneReport report;
    private final HoldWatch watch;

    Standings(Route route, RecentLines lines, LaneState state, LaneReport report, HoldWatch watch) {
        this.route = route;
        this.lines = lines;
        this.state = state;
        this.report = report;
        this.watch = watch;
    }

    Standing of(IncidentSnapshot incident, Instant now) {
        Last last = report.last(incident.id());
        What what = what(incident, last);
        List<Hold> holds = what == What.HELD ? holds(incident, now) : List.of();
        String why = switch (what) {
            case TOLD, OVER, UNWRITTEN -> "";
            case TRIED ->
                last != null && last.ending() == Ending.RETRIED ? last.answer().text() : "";
            case WAITING -> hindrance();
            case HELD -> holds.stream().map(Hold::toString).collect(Collectors.joining("; and "));
            case REFUSED -> refusal(incident.id());
            case FILTERED ->
                SelfReported.isAbout(incident, route.sink())
                        ? Standing.ABOUT_ITSELF
                        : Objects.requireNonNullElse(notItself(incident), "");
        };
        return new Standing(route.sink(), what, why, holds, last == null ? null : last.answer());
    }

    private @Nullable String notItself(IncidentSnapshot incident) {
        Owed.Held held = state.heldBack().all().get(incident.id());
        return held != null && held.hold().kind() == Hold.Kind.FALLBACK
                ? "it stands in for " + held.hold().id() + ", " + held.hold().why()
                : route.accepts().whyNot(incident);
    }

    private What what(IncidentSnapshot incident, @Nullable Last last) {
        boolean isWritten = lines.isUpToDate(); // in this order, and before the rest: the lane may go on meanwhile
        boolean isBehind = state.position() <= lines.lastEvent();
        boolean isTriedAgain = last != null && last.ending() == Ending.RETRIED;
        if (state.engagements().has(incident.id())) {
            if (state.engagements().wasTold(incident.id())) {
                return What.TOLD;
            }
            return state.engagements().wasRefused(incident.id()) && !isTriedAgain ? What.REFUSED : What.TRIED;
        }
        if (!incident.isOpen()) {
            return What.OVER;
        }
        if (SelfReported.isAbout(incident, route.sink()) || !state.wants(incident) || standsBy(incident)) {
            return What.FILTERED;
        }
        if (state.heldBack().all().containsKey(incident.id())) {
            return What.HELD;
        }
        if (isBehind) {
            return refusedBefore(last) ? What.REFUSED : What.WAITING;
        }
        return refusedBefore(last) || isWritten ? What.REFUSED : What.UNWRITTEN;
    }

    private boolean standsBy(IncidentSnapshot incident) {
        Owed.Held held = state.heldBack().all().get(incident.id());
        return held != null && held.hold().kind() == Hold.Kind.FALLBACK;
    }

    private static boolean refusedBefore(@Nullable Last last) {
        return last != null
                && (last.ending() == Ending.DEAD || last.ending() == Ending.MISSED || last.ending() == Ending.SKIPPED);
    }

    /** All that holds it now, and if that ended just now what held it until then. */
    private List<Hold> holds(IncidentSnapshot incident, Instant now) {
        List<Hold> holds = watch.holds().all(incident, now);
        Owed.Held last = state.heldBack().all().get(incident.id());
        return holds.isEmpty() && last != null ? List.of(last.hold()) : holds;
    }

    private String refusal(String incident) {
        Last last = report.last(incident);
        if (last != null && last.ending() == Ending.SKIPPED) {
            return last.answer().text();
        }
        List<Told> letters = state.dead();
        for (int i = letters.size() - 1; i >= 0; i--) {
            if (letters.get(i).incidentId().equals(incident)) {
                return letters.get(i).details().getOrDefault(Ledger.WHY, "no reason was kept") + DEAD_LETTER;
            }
        }
        return "the sink had nothing to say about it";
    }

    /** The lane is held up by something before it: that is what the sink answered last, about whatever it was. */
    private String hindrance() {
        LaneStatus.Answer answer = report.lastAnswer();
        return report.failing() && answer != null ? answer.text() : "";
    }
}
