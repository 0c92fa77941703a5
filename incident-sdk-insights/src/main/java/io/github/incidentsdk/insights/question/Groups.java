package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Incidents by something that they have, be it one value, several or none. */
final class Groups {

    /** More bars than that nobody reads. */
    private static final int MOST_BARS = 12;

    /** Between the parts of a name. */
    static final String BETWEEN = " · ";

    /** What incidents are told apart by, and how it is called. */
    enum By {
        TYPE("type", incident -> List.of(incident.type())),
        CATEGORY("category", incident -> nullable(incident.category())),
        SERVICE("service", incident -> incident.service().isEmpty() ? List.of() : List.of(incident.service())),
        COMPONENT("component", PastIncident::components),
        SEVERITY("severity", incident -> nullable(incident.severity())),
        OWNER("owner", incident -> nullable(incident.owner())),
        FACTOR("factor", PastIncident::factors);

        final String word;
        private final Function<PastIncident, List<String>> values;

        By(String word, Function<PastIncident, List<String>> values) {
            this.word = word;
            this.values = values;
        }

        private static List<String> nullable(@Nullable Object value) {
            return value == null ? List.of() : List.of(value.toString());
        }
    }

    private Groups() {}

    /** The largest first, those of one size by name. */
    static Map<String, List<PastIncident>> of(List<PastIncident> incidents, By by) {
        return of(incidents, by.values);
    }

    static Map<String, List<PastIncident>> of(
            List<PastIncident> incidents, Function<PastIncident, List<String>> values) {
        Map<String, List<PastIncident>> groups = new LinkedHashMap<>();
        for (PastIncident incident : incidents) {
            for (String value : values.apply(incident)) {
                groups.computeIfAbsent(value, none -> new ArrayList<>()).add(incident);
            }
        }
        Map<String, List<PastIncident>> sorted = new LinkedHashMap<>();
        groups.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<PastIncident>> each) ->
                                -each.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }

    /** The names of those that are as large as the first. */
    static List<String> largest(Map<String, List<PastIncident>> groups) {
        int most = groups.values().stream().mapToInt(List::size).max().orElse(0);
        return groups.entrySet().stream()
                .filter(each -> each.getValue().size() == most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Names of a tie: both of two, else how many there are, with one of them. */
    static String tie(List<String> names, String thing) {
        return names.size() == 2
                ? names.get(0) + " and " + names.get(1)
                : Words.count(names.size(), thing) + ", such as " + names.get(0);
    }

    /** Those of {@code groups} that are shown one by one; where that is not all, a caution says what the rest comes to. */
    static Map<String, List<PastIncident>> shown(Draft draft, String word, Map<String, List<PastIncident>> groups) {
        Map<String, List<PastIncident>> shown = new LinkedHashMap<>();
        int most = 0;
        for (Map.Entry<String, List<PastIncident>> each : groups.entrySet()) {
            if (shown.size() < Draft.MOST_SHOWN) {
                shown.put(each.getKey(), each.getValue());
            } else {
                most = Math.max(most, each.getValue().size());
            }
        }
        if (shown.size() < groups.size()) {
            draft.caution("Shown are the " + shown.size() + " most frequent of " + Words.count(groups.size()) + ", by "
                    + word + "; each of the others has " + Words.count(most, "incident")
                    + (most > 1 ? " or fewer." : "."));
        }
        return shown;
    }

    /** The parts that all names begin with; they would take the room of what tells bars apart. */
    private static String prefix(List<String> names) {
        if (names.size() < 2) {
            return "";
        }
        String prefix = names.get(0);
        int end = prefix.lastIndexOf(BETWEEN);
        while (end > 0) {
            String shorter = prefix.substring(0, end);
            if (names.stream().allMatch(name -> name.startsWith(shorter + BETWEEN))) {
                return shorter;
            }
            end = shorter.lastIndexOf(BETWEEN);
        }
        return "";
    }

    /** Counts beside each other with their intervals; the largest only, and the alternative text says so. */
    static Picture.Bars bars(Draft draft, String title, Map<String, List<PastIncident>> groups) {
        String prefix = prefix(groups.keySet().stream().limit(MOST_BARS).toList());
        String named = prefix.isEmpty() ? title : title + ", all of " + prefix;
        int cut = prefix.isEmpty() ? 0 : (prefix + BETWEEN).length();
        List<Picture.Bar> bars = groups.entrySet().stream()
                .limit(MOST_BARS)
                .map(each -> new Picture.Bar(
                        each.getKey().substring(cut),
                        each.getValue().size(),
                        draft.countInterval(each.getValue().size()),
                        each.getValue().size(),
                        Material.ids(each.getValue())))
                .toList();
        List<String> said = bars.stream()
                .map(bar -> bar.label() + " " + Words.number(bar.value()))
                .toList();
        String more = groups.size() > MOST_BARS ? "; " + (groups.size() - MOST_BARS) + " more are not drawn" : "";
        return new Picture.Bars(named, named + ": " + String.join(", ", said) + more + ".", Unit.COUNT, bars);
    }
}
