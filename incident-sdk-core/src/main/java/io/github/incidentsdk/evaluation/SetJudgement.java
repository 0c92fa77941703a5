package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.metric.Labels;
import java.util.ArrayList;
import java.util.HashMap;
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

    SetJudgement(Judgement left, Judgement right, Matching matching) {
        super(null, left, right);
        this.left = left;
        this.right = right;
        this.on = matching.on();
        this.matched = Set.copyOf(matching.labels());
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

    /** Returns what the partners together say: TRUE when one is TRUE; what holds elsewhere when there is none. */
    static Truth any(Judgement judgement, int[] partners) {
        if (partners.length == 0) {
            return judgement.elsewhere();
        }
        Truth truth = Truth.FALSE;
        for (int partner : partners) {
            truth = truth.or(judgement.truth(partner));
        }
        return truth;
    }

    /** Returns why {@link #any} is unknown. */
    static @Nullable String reason(Judgement judgement, int[] partners) {
        for (int partner : partners) {
            if (judgement.reason(partner) != null) {
                return judgement.reason(partner);
            }
        }
        return judgement.elsewhereReason();
    }
}
