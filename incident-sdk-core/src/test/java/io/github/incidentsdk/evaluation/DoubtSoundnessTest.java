package io.github.incidentsdk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.Labels;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said while a value is NaN holds of whatever number it may be. */
class DoubtSoundnessTest {

    private static final List<String> SERIES = List.of("x{q=a}", "x{q=b}", "x{q=c}", "y{q=a}", "y{q=b}", "z");
    private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> FOLDS = List.of("count", "sum", "max", "min", "avg", "group");
    private static final List<String> SETS = List.of("or", "or on ()", "or on (q)", "and", "and on ()", "unless");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void whatIsKnownHoldsOfAnyNumber() {
        int decided = 0;
        for (int round = 0; round < 2_000; round++) {
            String text = "(" + vector(3) + ") " + one(COMPARISONS) + " " + (random.nextInt(9) - 2);
            Map<String, Double> known = new TreeMap<>();
            SERIES.forEach(name -> known.put(name, random.nextInt(3) == 0 ? Double.NaN : random.nextInt(8) - 1));
            Condition doubtful = judged(text, known);
            if (doubtful.problem() != null) {
                continue;
            }
            for (int guess = 0; guess < 6; guess++) {
                Map<String, Double> guessed = new TreeMap<>(known);
                guessed.replaceAll((name, value) -> Double.isNaN(value) ? random.nextInt(14) - 4.0 : value);
                Condition certain = judged(text, guessed);
                for (int row = 0; certain.problem() == null && row < doubtful.size(); row++) {
                    Truth truth = doubtful.truth(row);
                    if (truth != Truth.UNKNOWN) {
                        decided++;
                        assertThat(truth(certain, doubtful.labels(row)))
                                .as("%s of %s in %s, for %s, seed %d", truth, doubtful.labels(row), text, guessed, seed)
                                .isEqualTo(truth);
                    }
                }
            }
        }
        assertThat(decided).isGreaterThan(2_000);
    }

    private static Condition judged(String text, Map<String, Double> values) {
        Live live = new Live();
        values.forEach(live::set);
        Condition condition = live.condition(text);
        live.tick();
        condition.evaluate(live.now);
        return condition;
    }

    private static Truth truth(Condition condition, Labels labels) {
        return IntStream.range(0, condition.size())
                .filter(row -> condition.labels(row).equals(labels))
                .mapToObj(condition::truth)
                .findFirst()
                .orElseGet(condition::elsewhere);
    }

    private String vector(int depth) {
        if (depth == 0) {
            return one(List.of("x", "y", "z", "vector(0)", "vector(3)"));
        }
        String inner = vector(depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> "(" + inner + ") " + one(COMPARISONS) + " " + random.nextInt(8);
            case 1 -> one(FOLDS) + "(" + inner + ")";
            case 2 -> one(FOLDS) + " by (q) (" + inner + ")";
            case 3 -> "(" + inner + ") " + one(List.of("+ 1", "* -2", "/ 2", "- 3", "> bool 2"));
            default -> "(" + inner + ") " + one(SETS) + " (" + vector(depth - 1) + ")";
        };
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
