package io.github.incidentsdk.examples.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        for (int minute = 0; minute < 120; minute++) {
            csv.append(1_711_962_000 + 60 * minute).append(minute == 30 || minute == 31 ? ",95\n" : ",20\n");
        }
        Files.writeString(folder.resolve("cpu.csv"), csv);
    }

    private int run(String... arguments) throws IOException {
        out.reset();
        err.reset();
        return new Main(out, new PrintStream(err, true, UTF_8)).run(arguments);
    }

    /** With the series, and a rule over them. */
    private int over(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("--rule", "cpu > 90", "--series", file("cpu.csv")));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void whatHappenedIsOneOutputAndTheSummaryTheOther() throws IOException {
        assertThat(over()).isZero();
        assertThat(out.toString(UTF_8).lines())
                .hasSize(5)
                .allMatch(line -> line.startsWith("{\"at\":\"2024-04-01T09:3"))
                .filteredOn(line -> line.contains("\"kind\":\"opened\""))
                .hasSize(1);
        assertThat(err.toString(UTF_8))
                .contains("rule      1      0            0")
                .contains("120 samples, 120 ticks, 0.083 series-days");
        assertThat(over("--summary")).isZero();
        assertThat(out.toString(UTF_8)).startsWith("rule  opens").doesNotContain("{");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --for 5           | --for: "5" is no duration; expected such as 90s, 5m, 1h30m, 7d
            --tick often      | --tick: "often" is no duration
            --tick 0s         | --tick 0s: is too often; at least 100ms lie between two evaluations
            --tick 1ms        | --tick 1ms: is too often
            --sweep window=1m | --sweep window=1m: rule "rule" has no window, such as [5m], to sweep over
            --sweep SEV1=5,9  | --sweep SEV1=5,9: rule "rule" has 0 levels that SEV1 may mean
            --sweep for=1m --plot z.svg | --plot draws one run, and --sweep makes many: give one of the two
            --severity HIGH   | --severity HIGH: expected SEV1 to SEV5
            --sweep speed=1   | --sweep: "speed" is no setting to sweep over
            --sweep for=5     | --sweep: "5" is no duration
            --sweep SEV2=high | --sweep: "high" is no threshold; expected a number
            --max luck=1      | --max luck=1: expected one of opens, flaps, near-misses, false-episodes, missed-windows, warnings
            --only other      | --only other: there are the rules rule
            --plot nowhere/x  | --plot nowhere/x: cannot be written; expected a file in a folder that is there
            --time-unit week  | --time-unit week: expected ms, s, m, h or d
            --column cpu      | --column cpu: expected COLUMN=METRIC
            --metric          | --metric needs a value
            --frobnicate      | "--frobnicate" is not expected there
            """)
    void aWrongCommandLineSaysWhatIsWrongBeforeAnythingIsRun(String more, String said) throws IOException {
        assertThat(over(more.split(" "))).isEqualTo(Main.WRONG_USAGE);
        assertThat(err.toString(UTF_8)).startsWith(said).contains("usage: ");
        assertThat(out.size()).isZero();
    }

    @Test
    void aRuleThatIsNoneIsAWrongCommandLine() throws IOException {
        assertThat(run("--rule", "cpu >", "--series", file("cpu.csv"))).isEqualTo(Main.WRONG_USAGE);
        assertThat(err.toString(UTF_8)).startsWith("--rule 'cpu >': line 1, column 6: expected a metric");
        assertThat(run("--rule", "cpu", "--series", file("cpu.csv"))).isEqualTo(Main.WRONG_USAGE);
        assertThat(err.toString(UTF_8)).contains("`cpu` is not a condition");
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        for (String option : List.of("--series", "--windows", "--rules")) {
            assertThat(
                            option.equals("--series")
                                    ? run("--rule", "cpu > 90", option, "none.csv")
                                    : over(option, "none.csv"))
                    .isEqualTo(Main.UNREADABLE);
            assertThat(err.toString(UTF_8)).isEqualToIgnoringNewLines("none.csv: there is no such file");
        }
        assertThat(run("--rule", "cpu > 90", "--series", folder.toString())).isEqualTo(Main.UNREADABLE);
        assertThat(err.toString(UTF_8)).isEqualToIgnoringNewLines(folder + ": is a folder; name its files");
    }

    @Test
    void aBadLineIsNamedWithItsNumber() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "timestamp,value\n1711962000,1\n1711962060,high\n");
        assertThat(run("--rule", "bad > 1", "--series", file("bad.csv"))).isEqualTo(Main.UNREADABLE);
        assertThat(err.toString(UTF_8))
                .isEqualToIgnoringNewLines(file("bad.csv") + ":3:12: \"high\" in column \"value\" is no number");
    }

    @Test
    void timesThatAreMissingAreSaidToBe() throws IOException {
        Files.writeString(folder.resolve("now.prom"), "x 5\n");
        assertThat(run("--rule", "x > 1", "--series", file("now.prom"))).isEqualTo(Main.UNREADABLE);
        assertThat(err.toString(UTF_8)).startsWith(file("now.prom") + ":1:2: the sample has no time;");
    }

    @Test
    void mixedUnitsOfTimeAreAWarningWithTheLine() throws IOException {
        Files.writeString(folder.resolve("mix.csv"), "timestamp,value\n1711962000,1\n1711962060000,5\n1711962120,5\n");
        for (String how : List.of("--each", "--summary", "--sweep for=0s,1m")) {
            List<String> words = new ArrayList<>(List.of("--rule", "mix > 1", "--series", file("mix.csv")));
            words.addAll(List.of(how.split(" ")));
            assertThat(run(words.toArray(String[]::new))).isZero();
            assertThat(err.toString(UTF_8).lines())
                    .filteredOn(line -> line.startsWith("warning: "))
                    .singleElement()
                    .asString()
                    .startsWith("warning: " + file("mix.csv") + ":3:1: \"1711962060000\" is taken for milliseconds");
        }
    }

    @Test
    void moreThanIsAllowedIsAnExitCodeOfItsOwn() throws IOException {
        assertThat(over("--max", "opens=1", "--max", "warnings=0")).isZero();
        assertThat(over("--max", "opens=0")).isEqualTo(Main.OVER_A_BOUND);
        assertThat(err.toString(UTF_8)).contains("too many opens: 1, and at most 0 are allowed");
        assertThat(run("--rule", "cpuu > 90", "--series", file("cpu.csv"), "--max", "warnings=0"))
                .isEqualTo(Main.OVER_A_BOUND);
        assertThat(err.toString(UTF_8)).contains("did you mean cpu?").contains("too many warnings: ");
    }

    @Test
    void rulesOfPrometheusAreRunAllOrOneAndWhatIsSetAsideIsSaidAndCounted() throws IOException {
        Files.writeString(folder.resolve("alerts.yml"), """
                groups:
                  - name: cpu
                    rules:
                      - { record: "cpu:max", expr: max(cpu) }
                      - { alert: CpuHigh, expr: "cpu:max > 90" }
                      - { alert: CpuFull, expr: "cpu:max > 94", for: 1m }
                      - { alert: Outside, expr: "max_over_time(cpu[1h:5m]) > 1" }
                """);
        assertThat(run("--rules", file("alerts.yml"), "--series", file("cpu.csv"), "--summary", "--max", "warnings=0"))
                .isEqualTo(Main.OVER_A_BOUND);
        assertThat(out.toString(UTF_8)).contains("cpu-high", "cpu-full", "all incidents");
        assertThat(err.toString(UTF_8)).contains("alerts.yml:7:").contains("too many warnings: 1");
        assertThat(run("--rules", file("alerts.yml"), "--series", file("cpu.csv"), "--summary", "--only", "cpu-full"))
                .isZero();
        assertThat(out.toString(UTF_8)).contains("cpu-full      1").doesNotContain("cpu-high", "all incidents");
    }

    @Test
    void labelledWindowsOfSomethingElseAreAWarning() throws IOException {
        Files.writeString(
                folder.resolve("other.json"), "{\"memory.csv\": [[\"2024-04-01 09:00\", \"2024-04-01 10:00\"]]}");
        assertThat(over("--windows", file("other.json"), "--each")).isZero();
        assertThat(err.toString(UTF_8)).contains("warning: no labelled window is of " + file("cpu.csv"));
        Files.writeString(folder.resolve("before.csv"), "from,to\n2023-04-01,2023-04-02\n");
        assertThat(over("--windows", file("before.csv"))).isZero();
        assertThat(err.toString(UTF_8))
                .contains("warning: no labelled window lies within the series, recorded from 2024-04-01T09:00:00Z to");
    }

    @Test
    void aBarIsShownWhereItIsAskedForAndIsGoneAtTheEnd() throws IOException {
        assertThat(over("--progress")).isZero();
        assertThat(err.toString(UTF_8)).contains("[########################################] 100 %\r ");
        assertThat(over()).isZero();
        assertThat(err.toString(UTF_8)).doesNotContain("\r");
    }
}
