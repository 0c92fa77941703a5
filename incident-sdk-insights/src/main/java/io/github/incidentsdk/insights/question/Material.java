package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Break;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a question looks at: the incidents of the window that count.
 *
 * @param incidents in the order in which they began
 */
record Material(History history, Asking asking, List<PastIncident> incidents) {

    private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();

    static Material of(History history, Asking asking) {
        return new Material(
                history,
                asking,
                history.incidents().stream()
                        .filter(PastIncident::counts)
                        .filter(incident -> visible(incident, asking))
                        .filter(incident -> history.window().contains(incident.began()))
                        .toList());
    }

    static boolean visible(PastIncident incident, Asking asking) {
        return asking.restricted() || !incident.restricted();
    }

    /** Such as of shadow rules: those of the window that do not count, as far as readers may know of them. */
    List<PastIncident> uncounted() {
        return history.incidents().stream()
                .filter(incident -> !incident.counts() && visible(incident, asking))
                .filter(incident -> window().contains(incident.began()))
                .toList();
    }

    boolean isWithin(PastIncident incident) {
        return window().contains(incident.began());
    }

    Window window() {
        return history.window();
    }

    double level() {
        return asking.level();
    }

    static double weeks(Window window) {
        return window.length().toMillis() / WEEK_MILLIS;
    }

    /** In a list that figures share, however many rest on it: unlike that of {@code toList()} it is copied by nobody. */
    static List<String> ids(List<PastIncident> incidents) {
        return incidents.stream().map(PastIncident::id).collect(Collectors.toUnmodifiableList());
    }

    /** Two stretches of time that may be compared. */
    record Sides(Window before, Window after, List<PastIncident> first, List<PastIncident> second) {

        /** From the beginning of the one to the end of the other. */
        Window window() {
            return new Window(before.from(), after.to());
        }

        /** Those of both. */
        List<PastIncident> all() {
            return Stream.concat(first.stream(), second.stream()).toList();
        }

        /** Only {@code such} of them. */
        Sides only(Predicate<PastIncident> such) {
            return new Sides(
                    before,
                    after,
                    first.stream().filter(such).toList(),
                    second.stream().filter(such).toList());
        }
    }

    /** The time around the split up to the breaks on both sides; empty when less than a week is left on one side. */
    Optional<Sides> sides() {
        if (history.covered().isEmpty()) {
            return Optional.empty();
        }
        Instant from = history.covered().get().from();
        Instant to = history.covered().get().to();
        Instant split = asking.split();
        for (Break each : history.breaks()) {
            Instant at = each.at();
            boolean before = split == null || !at.isAfter(split);
            from = before && at.isAfter(from) && at.isBefore(window().to()) ? at : from;
            to = !before && at.isBefore(to) ? at : to;
        }
        Instant middle = split == null ? from.plus(Duration.between(from, to).dividedBy(2)) : split;
        if (Duration.between(from, middle).toMillis() < WEEK_MILLIS
                || Duration.between(middle, to).toMillis() < WEEK_MILLIS) {
            return Optional.empty();
        }
        Window before = new Window(from, middle);
        Window after = new Window(middle, to);
        return Optional.of(new Sides(before, after, in(before), in(after)));
    }

    /** Why there are no {@link #sides()}. */
    String noSides() {
        return history.covered().isEmpty()
                ? "no time is covered by all of the sources"
                : "less than a week is left on one side";
    }

    /** The later side in words: {@code the later half, from 2024-06-06}, or {@code the time from 2024-06-06} where somebody set that. */
    String later(Sides sides) {
        String from = Words.day(sides.after().from(), asking.zone());
        if (asking.split() != null) {
            return "the time from " + from;
        }
        boolean whole = sides.before().from().equals(window().from());
        return "the later half"
                + (whole ? "" : " of the time since " + Words.day(sides.before().from(), asking.zone())) + ", from "
                + from;
    }

    /** A sentence about what is compared where that is not the whole window; empty where it is. */
    String compared() {
        return history.covered()
                .filter(covered -> weeks(window()) - weeks(covered) > 1)
                .map(covered -> " Compared is only from " + Words.day(covered.from(), asking.zone()) + " to "
                        + Words.day(covered.to(), asking.zone()) + ", which all of the sources cover.")
                .orElse("");
    }

    List<PastIncident> in(Window part) {
        return incidents.subList(before(part.from()), before(part.to()));
    }

    /** How many began before {@code moment}. */
    private int before(Instant moment) {
        int low = 0;
        int high = incidents.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (incidents.get(middle).began().isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many began in each of the full weeks of {@code part}, counted from its beginning. */
    static long[] weekly(List<PastIncident> incidents, Window part) {
        long[] counts = new long[(int) weeks(part)];
        for (PastIncident incident : incidents) {
            int week = (int) (Duration.between(part.from(), incident.began()).toMillis() / WEEK_MILLIS);
            if (part.contains(incident.began()) && week < counts.length) {
                counts[week]++;
            }
        }
        return counts;
    }

    /** Those that lie in the window. */
    List<Break> breaks() {
        return history.breaks().stream()
                .filter(each -> each.at().isAfter(window().from()) && each.at().isBefore(window().to()))
                .toList();
    }

    /** The stretches between breaks. */
    List<Window> stretches() {
        List<Window> stretches = new ArrayList<>();
        Instant from = window().from();
        for (Break each : history.breaks()) {
            if (each.at().isAfter(from) && each.at().isBefore(window().to())) {
                stretches.add(new Window(from, each.at()));
                from = each.at();
            }
        }
        stretches.add(new Window(from, window().to()));
        return stretches;
    }
}
