package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.problem.Problem;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("S15")
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileYamlTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void stopsABillionLaughs() {
        StringBuilder laughs =
                new StringBuilder("incidents:\n  a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("  a%d: &a%d [*a%d".formatted(i, i, i - 1));
            laughs.append((", *a" + (i - 1)).repeat(8)).append("]\n");
        }

        assertThat(toldInASecond(laughs.toString()))
                .containsExactly(
                        "laughs.yaml:7:12 incidents.a5[0]: is value number 100001, aliases written out; at most 100000 are read");
    }

    @Test
    void stopsAtFiftyAliases() {
        assertThat(told("incidents:\n  a: &a x\n  b: [" + "*a, ".repeat(51) + "]"))
                .containsExactly("laughs.yaml:3:207 incidents.b[50]: is alias number 51; at most 50 are read");
    }

    @Test
    void stopsAFewAliasesThatMultiply() {
        StringBuilder doubling = new StringBuilder("incidents:\n  a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 24; i++) {
            doubling.append("  a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(toldInASecond(doubling.toString()))
                .singleElement()
                .asString()
                .endsWith("at most 100000 are read");
    }

    @Test
    void stopsAtFiftyLevels() {
        assertThat(told("incidents: " + "[".repeat(500_000)))
                .singleElement()
                .asString()
                .endsWith("is more than 50 levels deep");
        assertThat(told("incidents: " + "{a: ".repeat(200_000)))
                .singleElement()
                .asString()
                .endsWith("is more than 50 levels deep");
    }

    @Test
    void stopsAtFiftyLevelsThroughAliases() {
        String forty = "[".repeat(40) + "x" + "]".repeat(40);

        assertThat(told("incidents:\n  a: &a " + forty + "\n  b: " + "[".repeat(20) + "*a" + "]".repeat(20)))
                .singleElement()
                .asString()
                .endsWith("is more than 50 levels deep");
    }

    @Test
    void stopsAtAMillionCharacters() {
        assertThat(told("incidents: # " + "x".repeat(1 << 20)))
                .containsExactly("laughs.yaml:1:1: is longer than 1048576 characters");
    }

    @Test
    void staysQuickWhereEverythingIsWrong() {
        StringBuilder many = new StringBuilder("incidents:\n  types:\n");
        for (int i = 0; i < 5_000; i++) {
            many.append("    t").append(i).append(": {ower: x}\n");
        }

        assertThat(told(many.toString())).hasSize(5_000);
    }

    @Test
    void staysQuickWithVariablesThatNeverEnd() {
        assertThat(told("incidents:\n  service: \"" + "${".repeat(200_000) + "\""))
                .hasSize(1);
    }

    @Test
    void makesNoObjectsOfTags() {
        assertThat(told("incidents: !!javax.script.ScriptEngineManager [ !!java.net.URL [\"http://example.org/\"] ]"))
                .singleElement()
                .asString()
                .contains("is a tag, which is not read");
    }

    /** A second of the processor's time, since others may use the machine; once all of it is loaded and compiled. */
    private static List<String> toldInASecond(String yaml) {
        List<String> told = List.of();
        Duration took = SECOND;
        for (int tries = 0; tries < 3 && took.compareTo(SECOND) >= 0; tries++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            told = told(yaml);
            took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        }
        assertThat(took).isLessThan(SECOND);
        return told;
    }

    private static List<String> told(String yaml) {
        return IncidentConfig.parseYaml(yaml, "laughs.yaml").problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
