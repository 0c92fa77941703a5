package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.metric.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two judgements joined; which label sets meet is found out when they come or go. */
abstract class SetJudgement extends Judgement {

    private static final int[] NONE = {};

    final Judgement left;
    final Judgement right;
    private final boolean on;
    private final Set<String> matched;
    private int seenLeft;
    private int seenRight;

    SetJudgement(Judgement left, Judgement right, Matching matching) {
        this.left = left;
        this.right = right;
        this.on = matching.on();
        this.matched = Set.copyOf(matching.labels());
    }

    @Override
    final boolean updateInputs(long atMillis) {
        left.update(atMillis);
        right.update(atMillis);
        fail(left.problem());
        fail(right.problem());
        boolean changed = seenLeft != left.generation() || seenRight != right.generation();
        seenLeft = left.generation();
        seenRight = right.generation();
        return changed;
    }

    /** Returns for each row of {@code one} the rows of {@code other} that match it. */
    final int[][] partners(Judgement one, Judgement other) {
        Map<Labels, List<Integer>> byKey = new HashMap<>();
        for (int i = 0; i < other.size(); i++) {
            byKey.computeIfAbsent(key(other.labels(i)), key -> new ArrayList<>(1))
                    .add(i);
        }
        return IntStream.range(0, one.size())
                .mapToObj(i -> byKey.get(key(one.labels(i))))
                .map(rows -> rows == null
                        ? NONE
                        : rows.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private Labels key(Labels labels) {
        return on ? labels.only(matched) : labels.without(matched);
    }

    static List<Labels> labels(Judgement judgement) {
        return IntStream.range(0, judgement.size()).mapToObj(judgement::labels).toList();
    }

    /** Returns what the partners together say: TRUE when one is TRUE; the row of {@code elsewhere} when there is none. */
    static Truth any(Judgement judgement, int[] partners) {
        if (partners.length == 0) {
            return judgement.elsewhere().truth;
        }
        Truth truth = Truth.FALSE;
        for (int partner : partners) {
            truth = truth.or(judgement.row(partner).truth);
        }
        return truth;
    }

    /** Returns why {@link #any} is unknown. */
    static @Nullable String reason(Judgement judgement, int[] partners) {
        for (int partner : partners) {
            if (judgement.row(partner).reason != null) {
                return judgement.row(partner).reason;
            }
        }
        return judgement.elsewhere().reason;
    }

    /** {@code and} and {@code unless}: the label sets of the left side. */
    static final class Narrowed extends SetJudgement {

        private final boolean unless;
        private int[][] partners = {};

        Narrowed(Judgement left, Judgement right, Matching matching, boolean unless) {
            super(left, right, matching);
            this.unless = unless;
        }

        @Override
        List<Labels> bind() {
            partners = partners(left, right);
            return labels(left);
        }

        @Override
        void judge(long atMillis, Row[] rows, Row elsewhere) {
            for (int i = 0; i < rows.length; i++) {
                Truth other = any(right, partners[i]);
                Row row = rows[i];
                row.copy(left.row(i));
                row.truth = row.truth.and(unless ? other.not() : other);
                row.reason = row.truth != Truth.UNKNOWN
                        ? null
                        : row.reason != null ? row.reason : reason(right, partners[i]);
            }
            elsewhere.copy(left.elsewhere());
        }
    }

    /** {@code or}: the label sets of both sides. */
    static final class Widened extends SetJudgement {

        /** For each row of the left side the rows of the right side that match. */
        private int[][] rightPartners = {};

        /** For each row of the right side the rows of the left side that match. */
        private int[][] leftPartners = {};

        /** The rows of the right side whose labels no row of the left side has. */
        private int[] added = NONE;

        Widened(Judgement left, Judgement right, Matching matching) {
            super(left, right, matching);
        }

        @Override
        List<Labels> bind() {
            rightPartners = partners(left, right);
            leftPartners = partners(right, left);
            List<Labels> labels = new ArrayList<>(labels(left));
            Set<Labels> known = new HashSet<>(labels);
            added = IntStream.range(0, right.size())
                    .filter(i -> !known.contains(right.labels(i)))
                    .toArray();
            for (int row : added) {
                labels.add(right.labels(row));
            }
            return labels;
        }

        @Override
        void judge(long atMillis, Row[] rows, Row elsewhere) {
            for (int i = 0; i < left.size(); i++) {
                join(rows[i], left.row(i), sameOnTheRight(i));
            }
            for (int i = 0; i < added.length; i++) {
                int from = added[i];
                Row row = rows[left.size() + i];
                if (leftPartners[from].length == 0) {
                    join(row, left.elsewhere(), right.row(from));
                } else {
                    row.copy(right.row(from));
                    giveWay(row, leftPartners[from]);
                }
            }
            join(elsewhere, left.elsewhere(), right.elsewhere());
        }

        /** The row with the same labels; none when others match; what holds elsewhere when nothing does. */
        private @Nullable Row sameOnTheRight(int row) {
            for (int partner : rightPartners[row]) {
                if (right.labels(partner).equals(left.labels(row))) {
                    return right.row(partner);
                }
            }
            return rightPartners[row].length == 0 ? right.elsewhere() : null;
        }

        /** A right element with other labels stands in only while no matching left one holds. */
        private void giveWay(Row row, int[] rivals) {
            for (int rival : rivals) {
                if (left.row(rival).truth == Truth.TRUE) {
                    row.known(Truth.FALSE);
                }
            }
        }

        private static void join(Row row, Row one, @Nullable Row other) {
            if (other == null) {
                row.copy(one);
                return;
            }
            Truth truth = one.truth.or(other.truth);
            String reason = one.reason != null ? one.reason : other.reason;
            boolean otherDecides = one.truth != Truth.TRUE && (other.truth == Truth.TRUE || !one.isPresent());
            row.copy(otherDecides ? other : one);
            row.truth = truth;
            row.reason = truth == Truth.UNKNOWN ? reason : null;
        }
    }
}
