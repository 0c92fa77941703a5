package io.github.incidentsdk.insights.history.intake;

import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.HistoryBuilder;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.PastIncident;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From when to when each source has records: where one begins or ends, the record as a whole does not say how often something happens. */
final class Coverage {

    /** Less is not worth a word: sources seldom begin and end with an incident of the same day. */
    private static final Duration NOTABLE = Duration.ofDays(7);

    private final List<Part> parts = new ArrayList<>();

    private @Nullable Instant first;

    private @Nullable Instant last;

    private record Part(String name, Window window) {

        String text(ZoneId zone) {
            return name + " from " + day(window.from(), zone) + " to " + day(window.to(), zone);
        }
    }

    /** The source that is being read has something of {@code moment}. */
    void see(Instant moment) {
        first = first == null || moment.isBefore(first) ? moment : first;
        last = last == null || moment.isAfter(last) ? moment : last;
    }

    /** The source that is being read has all of it. */
    void see(PastIncident incident) {
        for (Moment moment : Moment.values()) {
            Instant at = incident.at(moment);
            if (at != null && moment != Moment.REVIEWED) {
                see(at);
            }
        }
    }

    /** Says that the source, {@code name}, is at its end. */
    void done(String name) {
        if (first != null && last != null) {
            parts.add(new Part(name, new Window(first, last.plusMillis(1))));
        }
        first = null;
        last = null;
    }

    /** Tells {@code into} what each of several sources covers, and readers where that differs. */
    void tell(HistoryBuilder into, ZoneId zone) {
        if (parts.size() < 2) {
            return;
        }
        parts.forEach(part -> into.covers(part.window()));
        Instant begin = time(true, true);
        Instant end = time(false, false);
        Instant from = time(true, false);
        Instant to = time(false, true);
        Duration partly = Duration.between(begin, from).plus(Duration.between(to, end));
        if (into.hasWindow() || partly.compareTo(NOTABLE) <= 0) {
            return;
        }
        String all = parts.stream().map(part -> part.text(zone)).collect(Collectors.joining(", "));
        into.caution("The sources cover different times: " + all + ". "
                + (from.isBefore(to)
                        ? "Before and after are compared only from " + day(from, zone) + " to " + day(to, zone)
                                + ", which all of them cover; rates over the whole time are too low where one is missing."
                        : "They have no time in common, so that before and after are not compared. If together they have all"
                                + " that happened, say from when to when they do."));
    }

    /** The first or last beginning or end. */
    private Instant time(boolean beginning, boolean earliest) {
        Comparator<Instant> order = earliest ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return parts.stream()
                .map(part -> beginning ? part.window().from() : part.window().to())
                .min(order)
                .orElseThrow();
    }

    private static String day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate().toString();
    }
}
