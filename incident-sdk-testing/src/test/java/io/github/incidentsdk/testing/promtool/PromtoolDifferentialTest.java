package io.github.incidentsdk.testing.promtool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random rules do, tick by tick, what the real promtool says that they do. */
class PromtoolDifferentialTest {

    private static final int ALERTS = 24;
    private static final int RECORDINGS = 6;
    private static final int TICKS = 80;
    private static final int ENOUGH = Integer.getInteger("promtool.rule-ticks", 100_000);

    /** {@code -Dpromtool.seed=…} repeats a run, {@code -Dpromtool.rule-ticks=…} makes it longer. */
    private final long seed = Long.getLong("promtool.seed", new Random().nextLong());

    @TempDir
    Path folder;

    @Test
    void givesTheSameStatesAtAHundredThousandRuleTicks() throws IOException, InterruptedException {
        Promtool promtool = Promtool.installed();
        assumeThat(promtool)
                .as("%s does not name a folder with promtool 3", Promtool.VARIABLE)
                .isNotNull();
        Random random = new Random(seed);
        int compared = 0;
        int failures = 0;
        int active = 0;
        for (int file = 0; compared < ENOUGH; file++) {
            Promtool.Told told = oneFile(promtool, new Random(random.nextLong()));
            List<Map<String, Double>> ours = ours(told);
            String where = "seed " + seed + ", file " + file + "\n" + Files.readString(folder.resolve("rules.yml"));
            assertThat(ours).as(where).hasSizeGreaterThanOrEqualTo(told.ticks().size());
            for (int tick = 0; tick < told.ticks().size(); tick++) {
                Map<String, Double> theirs = AlertStates.of(told.ticks().get(tick));
                assertThat(ours.get(tick)).as("%s\ntick %d", where, tick).isEqualTo(theirs);
                active += theirs.size();
            }
            compared += told.ticks().size() * (ALERTS + RECORDINGS);
            failures += told.failure() == null ? 0 : 1;
            assertThat(failures).as("files that promtool gave up").isLessThan(20);
        }
        System.out.printf(
                "promtool agrees at %d rule-ticks with %d active alerts; %d files failed in both; seed %d%n",
                compared, active, failures, seed);
        assertThat(active).as("active alerts seen").isGreaterThan(ENOUGH / 10);
    }

    private Promtool.Told oneFile(Promtool promtool, Random random) throws IOException, InterruptedException {
        RandomRules rules = new RandomRules(random);
        int tick = List.of(30, 60).get(random.nextInt(2));
        int interval = List.of(15, 30, 60).get(random.nextInt(3));
        Files.writeString(folder.resolve("rules.yml"), rules.ruleFile(ALERTS, RECORDINGS));
        List<String[]> series = new RandomSeries(random).series(TICKS * tick / interval);
        Promtool.write(folder.resolve("test.yml"), series, interval, tick, TICKS);
        return promtool.run(folder.resolve("test.yml"));
    }

    /** What is active after each tick, as {@code state{labels}} and since when. */
    private List<Map<String, Double>> ours(Promtool.Told told) throws IOException {
        PromtoolFile file = PromtoolFile.read(folder.resolve("test.yml"));
        assertThat(file.problems()).as("seed %d", seed).isEmpty();
        List<Map<String, Double>> ticks = new ArrayList<>();
        PromtoolRun run = new PromtoolRun(file, file.tests().get(0));
        assertThat(run.refused()).as("seed %d", seed).isEmpty();
        run.run((at, alerts) -> ticks.add(AlertStates.of(alerts)));
        if (told.failure() == null) {
            assertThat(run.failures()).as("seed %d", seed).isEmpty();
        } else {
            String rule = told.failure().replaceFirst(" .*", "");
            assertThat(run.failures())
                    .as("seed %d: promtool says that it fails: %s", seed, told.failure())
                    .anyMatch(failure -> failure.startsWith("rule " + rule + " fails"));
        }
        return ticks;
    }
}
