package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.RangeSelector;
import io.github.incidentsdk.expression.Expression.Selector;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an expression needs from the series store.
 *
 * @param names the metrics that are read by name, in alphabetical order
 * @param byMatchersOnly whether a selector without a name reads too, so that any series may be needed
 * @param longestWindowMillis the longest range, 0 when there is none
 * @param longestReachMillis how far back of the evaluation time anything is read: the longest sum of offset and range,
 *     without the look-back of instant selectors; 0 when nothing is
 */
public record Reads(
        SortedSet<String> names, boolean byMatchersOnly, long longestWindowMillis, long longestReachMillis) {

    public Reads {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    static Reads of(Expression expression) {
        List<Selector> selectors = expression.nodes(Selector.class).toList();
        List<RangeSelector> ranges = expression.nodes(RangeSelector.class).toList();
        SortedSet<String> names = new TreeSet<>();
        boolean byMatchersOnly = false;
        long reach = 0;
        for (Selector selector : selectors) {
            if (selector.name() == null) {
                byMatchersOnly = true;
            } else {
                names.add(selector.name());
            }
            reach = Math.max(reach, selector.offsetMillis());
        }
        long window = 0;
        for (RangeSelector range : ranges) {
            window = Math.max(window, range.rangeMillis());
            reach = Math.max(reach, range.rangeMillis() + range.selector().offsetMillis());
        }
        return new Reads(names, byMatchersOnly, window, reach);
    }
}
