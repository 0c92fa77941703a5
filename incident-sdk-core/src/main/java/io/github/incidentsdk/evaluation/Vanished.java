package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.metric.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a comparison remembers of rows whose left side is gone: whether they were true, and since when they are gone. */
final class Vanished {

    /** How many rows stay whose label sets are gone. */
    private static final int MOST = 1_000;

    private static final long NOT_GONE = -1;

    private final Vanishing vanishing;

    /** The time that counts, in milliseconds. */
    private long clock;

    /** Whether a row was TRUE when its left side was last there and known. */
    private boolean[] held = {};

    /** Since when a row is gone, by the clock. */
    private long[] goneSince = {};

    /** Whether the left side of a row is there. */
    private boolean[] there = {};

    /** Rows that were true and vanished in this evaluation, and those that appeared in it. */
    private final List<Integer> leaving = new ArrayList<>();

    private final List<Integer> appearing = new ArrayList<>();

    Vanished(Vanishing vanishing) {
        this.vanishing = vanishing;
    }

    /** An evaluation begins. */
    void begin(long lastMillis, long atMillis) {
        clock += vanishing.elapsed(lastMillis, atMillis);
        leaving.clear();
        appearing.clear();
    }

    /** Moves what is remembered of the rows {@code before} to those that were found, and to some behind them that stay. */
    List<Labels> rebind(List<Labels> before, List<Labels> found) {
        Map<Labels, Integer> places = new HashMap<>();
        for (int place = 0; place < found.size(); place++) {
            places.put(found.get(place), place);
        }
        int[] staying = IntStream.range(0, before.size())
                .filter(row -> held[row] && !places.containsKey(before.get(row)))
                .boxed()
                .sorted(Comparator.comparingLong(row -> goneSince[row] == NOT_GONE ? -Long.MAX_VALUE : -goneSince[row]))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
        List<Labels> all = new ArrayList<>(found);
        for (int row : staying) {
            places.put(before.get(row), all.size());
            all.add(before.get(row));
        }
        boolean[] heldBefore = held;
        long[] goneBefore = goneSince;
        boolean[] thereBefore = there;
        held = new boolean[all.size()];
        goneSince = new long[all.size()];
        there = new boolean[all.size()];
        Arrays.fill(goneSince, NOT_GONE);
        for (int row = 0; row < before.size(); row++) {
            Integer place = places.get(before.get(row));
            if (place != null) {
                held[place] = heldBefore[row];
                goneSince[place] = goneBefore[row];
                there[place] = thereBefore[row];
            }
        }
        return all;
    }

    /** The left side of a row is there, and is compared. */
    void sees(int row, Truth truth) {
        if (!there[row]) {
            there[row] = true;
            appearing.add(row);
        }
        goneSince[row] = NOT_GONE;
        if (truth != Truth.UNKNOWN) {
            held[row] = truth == Truth.TRUE;
        }
    }

    /** The left side of a row is missing; returns what that makes of {@code missing}, which is FALSE or UNKNOWN. */
    Truth misses(int row, Truth missing) {
        if (missing == Truth.UNKNOWN) {
            goneSince[row] = NOT_GONE; // nobody knows whether it is
            return missing;
        }
        boolean leaves = there[row];
        there[row] = false;
        if (!held[row]) {
            return missing;
        }
        if (leaves) {
            leaving.add(row);
        }
        if (goneSince[row] == NOT_GONE) {
            goneSince[row] = clock;
        }
        Truth truth = vanishing.after(clock - goneSince[row]);
        held[row] = truth != Truth.FALSE;
        return truth;
    }

    /** Returns the rows that only had a label changed, and forgets them. */
    List<Integer> succeeded(List<Labels> labels) {
        if (leaving.isEmpty() || appearing.isEmpty()) {
            return List.of();
        }
        Map<Labels, Integer> successors = new HashMap<>();
        appearing.forEach(row -> successors.merge(labels.get(row).only(vanishing.by()), 1, Integer::sum));
        leaving.forEach(row -> successors.merge(labels.get(row).only(vanishing.by()), -1, Integer::sum));
        List<Integer> succeeded = leaving.stream()
                .filter(row -> successors.getOrDefault(labels.get(row).only(vanishing.by()), -1) >= 0)
                .toList();
        succeeded.forEach(row -> held[row] = false);
        return succeeded;
    }
}
