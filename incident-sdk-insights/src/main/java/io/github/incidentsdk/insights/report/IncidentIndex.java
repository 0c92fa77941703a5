package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.drawing.Links;
import io.github.incidentsdk.insights.words.Words;
import io.github.incidentsdk.page.Element;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Numbers the incidents of a page, and gathers the sets of them that figures rest on, so that each is written once. */
final class IncidentIndex implements Links {

    /** More than a reader looks through, and a browser shows at once; the data has all. */
    static final int MOST = 2_000;

    private static final int AT_ONCE = 6;

    private final List<Listed> listed;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<List<Integer>, Integer> sets = new LinkedHashMap<>();

    IncidentIndex(List<Listed> incidents) {
        this.listed = incidents.subList(Math.max(0, incidents.size() - MOST), incidents.size());
        int first = incidents.size() - listed.size() + 1;
        for (int i = 0; i < listed.size(); i++) {
            numbers.put(listed.get(i).id(), first + i);
        }
    }

    /** Those that the page lists: the last ones. */
    List<Listed> listed() {
        return listed;
    }

    int number(Listed incident) {
        return numbers.getOrDefault(incident.id(), 0);
    }

    static String anchor(int number) {
        return "i" + number;
    }

    @Override
    public @Nullable String to(List<String> incidents) {
        List<Integer> known = known(incidents);
        if (known.isEmpty()) {
            return null;
        }
        return known.size() == 1 ? "#" + anchor(known.get(0)) : "#" + anchorOfSet(set(known));
    }

    /** Few incidents as links each; many as one link to their set. */
    Element links(List<String> incidents) {
        List<Integer> known = known(incidents);
        Element links = Element.of("span");
        if (known.size() > AT_ONCE) {
            links.add(Element.link("#" + anchorOfSet(set(known)), Words.count(known.size(), "incident")));
        } else {
            addEach(links, known);
        }
        int more = incidents.size() - known.size();
        return more > 0
                ? links.text((known.isEmpty() ? "" : " and ") + Words.count(more) + " that are not listed")
                : links;
    }

    boolean hasSets() {
        return !sets.isEmpty();
    }

    /** The sets that were linked to so far. */
    Element sets() {
        Element list = Element.of("ul");
        sets.forEach((numbers, set) -> {
            Element item = Element.of("li")
                    .attribute("id", anchorOfSet(set))
                    .text(Words.count(numbers.size(), "incident") + ": ");
            addEach(item, numbers);
            list.add(item);
        });
        return list;
    }

    private static void addEach(Element into, Collection<Integer> numbers) {
        String between = "";
        for (int number : numbers) {
            into.text(between).add(Element.link("#" + anchor(number), "#" + number));
            between = " ";
        }
    }

    private List<Integer> known(List<String> incidents) {
        TreeSet<Integer> known = new TreeSet<>();
        for (String id : incidents) {
            Integer number = numbers.get(id);
            if (number != null) {
                known.add(number);
            }
        }
        return new ArrayList<>(known);
    }

    private int set(List<Integer> numbers) {
        return sets.computeIfAbsent(numbers, first -> sets.size() + 1);
    }

    private static String anchorOfSet(int set) {
        return "set" + set;
    }
}
