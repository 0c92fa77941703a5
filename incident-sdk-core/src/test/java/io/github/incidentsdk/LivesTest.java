package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whole managers through random lives: one seed decides what happens to incidents, what backends answer, when the power is cut
 * and what the disk keeps; the promises hold whatever the seed.
 */
@Tag("F1")
@Tag("F2")
@Tag("F23")
@Tag("F32")
class LivesTest {

    private static final int SEEDS = Integer.getInteger("lives.seeds", 300);
    private static final int STEPS = 120;

    /** One seed in so many waits for days although all seems to be told. */
    private static final int WHOLE_REST = 40;

    @Test
    void whatWasPersistedSurvivesAndWhoWasToldOfAnOpeningHearsItsEnd() throws Exception {
        long first = Long.getLong("lives.seed", 20_261_121);
        int lives = 0;
        int cuts = 0;
        int openings = 0;
        int spared = 0;
        for (long seed = first; seed < first + SEEDS; seed++) {
            Lives run = new Lives(seed);
            try {
                run.live(STEPS);
                run.calmDown(seed % WHOLE_REST != 0);
                run.check();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed + "L", broken);
            }
            lives += run.lives();
            cuts += run.cuts();
            openings += run.openings();
            spared += run.spared();
        }
        System.out.printf(
                "%d seeds from %d: %d lives, %d power cuts, %d openings told, %d lines spared%n",
                SEEDS, first, lives, cuts, openings, spared);
        assertThat(cuts).isGreaterThan(SEEDS);
        assertThat(openings).isGreaterThan(SEEDS);
        assertThat(spared).isGreaterThan(SEEDS);
    }

    @Test
    void aSeedDoesTheSameAgain() throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(toldWith(seed)).as("seed %d", seed).isEqualTo(toldWith(seed));
        }
    }

    private static List<String> toldWith(long seed) throws Exception {
        Lives run = new Lives(seed);
        run.live(STEPS);
        run.calmDown(true);
        run.check();
        return run.told();
    }
}
