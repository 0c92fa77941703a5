package io.github.incidentsdk.expression;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    private static final int ROUNDS = 1_000;

    @Test
    void everyTreeIsReadBackFromItsText() {
        long seed = new Random().nextLong();
        for (int round = 0; round < ROUNDS; round++) {
            Expression tree = new RandomExpressions(seed + round).any(1 + round % 6);
            String text = tree.text();
            try {
                Trees.assertSame(Expression.parse(text), tree);
            } catch (ExpressionException | AssertionError failed) {
                throw new AssertionError("seed " + (seed + round) + ", depth " + (1 + round % 6) + ": " + text, failed);
            }
        }
    }
}
