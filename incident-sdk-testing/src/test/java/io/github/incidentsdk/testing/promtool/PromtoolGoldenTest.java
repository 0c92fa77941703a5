package io.github.incidentsdk.testing.promtool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules written for it do, tick by tick, what promtool said that they do.
 *
 * <p>{@code .ci/goldens} asks promtool again and writes its answers down.
 */
class PromtoolGoldenTest {

    private static final Path GOLDENS = Path.of("src/test/resources/goldens");
    private static final boolean WRITES = Boolean.getBoolean("promtool.goldens.write");
    private static final Pattern RULE = Pattern.compile("(?m)^ +- alert: (\\w+)$");

    @TempDir
    Path folder;

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(GOLDENS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".test.yml"))
                    .map(file -> file.replace(".test.yml", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Path file(String name, String ending) {
        return GOLDENS.resolve(name + ending);
    }

    @TestFactory
    Stream<DynamicTest> givesTheTimelinesOfPromtool() throws IOException {
        return names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    PromtoolFile file = PromtoolFile.read(file(name, ".test.yml"));
                    assertThat(file.problems()).isEmpty();
                    PromtoolRun run = new PromtoolRun(file, file.tests().get(0));
                    List<String> timeline = new ArrayList<>();
                    run.run((at, alerts) -> timeline.addAll(lines(at.toSeconds(), AlertStates.of(alerts))));
                    assertThat(run.refused()).isEmpty();
                    assertThat(run.failures()).isEmpty();
                    assertThat(timeline).isEqualTo(Files.readAllLines(file(name, ".timeline")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> promtoolStillSaysSo() throws IOException {
        Promtool promtool = Promtool.installed();
        assumeThat(promtool)
                .as("%s does not name a folder with promtool 3", Promtool.VARIABLE)
                .isNotNull();
        return names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<String> said = said(promtool, name);
                    if (WRITES) {
                        Files.write(file(name, ".timeline"), said);
                    }
                    assertThat(Files.readAllLines(file(name, ".timeline"))).isEqualTo(said);
                }));
    }

    /** A rule that is never active, or always the same, would show nothing. */
    @Test
    void everyRuleIsActiveAtSomeTicksOnly() throws IOException {
        Map<String, String> idle = new LinkedHashMap<>();
        for (String name : names()) {
            Map<String, Set<String>> seen = new LinkedHashMap<>();
            RULE.matcher(Files.readString(file(name, ".rules.yml")))
                    .results()
                    .forEach(rule -> seen.put(rule.group(1), new HashSet<>()));
            assertThat(seen).as(name).isNotEmpty();
            List<Set<String>> ticks = ticks(Files.readAllLines(file(name, ".timeline")));
            seen.forEach((rule, states) -> ticks.forEach(tick -> states.add(String.join(
                    "\n",
                    tick.stream()
                            .filter(line -> line.contains("alertname=\"" + rule + "\""))
                            .sorted()
                            .toList()))));
            seen.forEach((rule, states) -> {
                if (states.size() < 2) {
                    idle.put(name + " " + rule, states.toString());
                }
            });
        }
        assertThat(idle).isEmpty();
    }

    private static List<Set<String>> ticks(List<String> timeline) {
        List<Set<String>> ticks = new ArrayList<>();
        for (String line : timeline) {
            if (!line.startsWith(" ")) {
                ticks.add(new HashSet<>());
            } else {
                ticks.get(ticks.size() - 1).add(line);
            }
        }
        return ticks;
    }

    private List<String> said(Promtool promtool, String name) throws IOException, InterruptedException {
        Files.copy(file(name, ".rules.yml"), folder.resolve(name + ".rules.yml"));
        PromtoolFile read = PromtoolFile.read(file(name, ".test.yml"));
        Duration tick = read.evaluationInterval();
        int ticks = 1 + (int) read.tests().get(0).end(tick).dividedBy(tick);
        Path copy = folder.resolve(name + ".test.yml");
        Files.writeString(
                copy,
                Files.readString(file(name, ".test.yml"))
                        + Promtool.questions(tick.toSeconds(), ticks).indent(2));
        Promtool.Told told = promtool.run(copy);
        assertThat(told.failure()).as(name).isNull();
        assertThat(told.ticks()).as(name).hasSize(ticks);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ticks; i++) {
            lines.addAll(lines(i * tick.toSeconds(), AlertStates.of(told.ticks().get(i))));
        }
        return lines;
    }

    /** A tick: its time in seconds, and below it what is active since when. */
    private static List<String> lines(long seconds, Map<String, Double> active) {
        List<String> lines = new ArrayList<>();
        lines.add(seconds + " s");
        active.forEach((alert, since) -> lines.add("  " + alert + " since " + since.longValue() + " s"));
        return lines;
    }
}
