package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As much as the limits allow, in a process of its own with 64 MB: it neither runs out of memory nor only collects garbage. */
@Timeout(900)
class SmallHeapTest {

    /** Of 65,536: what is left is for the garbage between two collections. */
    private static final int MOST_KIB = 56 * 1024;

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    @TempDir
    Path directory;

    private List<String> run(String service) throws IOException {
        Map<String, String> environment = Map.of("JDK_JAVA_OPTIONS", "-Xmx64m");
        try (Child child = Child.start(environment, SmallHeapServices.class, service, directory, LONGEST_LIFE)) {
            List<String> said = child.end();
            assertThat(child.exitValue()).as("%s", said).isZero();
            return said;
        }
    }

    private static void assertRoomIsLeft(List<String> said) {
        assertThat(said).noneMatch(line -> line.contains("OutOfMemoryError"));
        assertThat(Integer.parseInt(Child.after("open-heap", said)))
                .as("%s", said)
                .isLessThan(MOST_KIB);
        assertThat(Long.parseLong(Child.after("collecting", said)))
                .as("%s", said)
                .isLessThan(Long.parseLong(Child.after("in", said)) / 2);
    }

    @Test
    void aMillionLinesAreReadAndTenThousandOpenIncidentsGoOn() throws Exception {
        LongJournal.write(directory.resolve("journal"), "checkout", List.of("backend", "team"));

        List<String> said = run("reads-a-million-lines");

        assertThat(Child.after("open", said)).isEqualTo("10000");
        assertThat(Child.after("flushed", said)).isEqualTo("true");
        assertThat(Child.after("last", said)).isEqualTo(Child.after("resolved", said) + " resolved");
        assertThat(Child.after("heard-of-others", said)).isEqualTo("false");
        assertThat(Child.after("left", said)).isEqualTo("9999");
        assertThat(Child.after("dropped", said)).isEqualTo("{}");
        assertRoomIsLeft(said);
    }

    @Test
    void aThousandRulesWithTenSeriesEachFireAllAtOnce() throws Exception {
        List<String> said = run("breaches-everywhere");

        assertThat(Child.after("open", said)).isEqualTo("10000");
        assertRoomIsLeft(said);
    }

    @Test
    @Tag("F27")
    void aHundredThousandKeysOpenAsManyIncidentsAsTheLimitSays() throws Exception {
        List<String> said = run("declares-many-keys");

        assertThat(Child.after("open", said)).isEqualTo("10000 over 90000");
        assertRoomIsLeft(said);
    }

    @Test
    @Tag("F30")
    void aHeapThatWasFullForAWhileCostsNoThread() throws Exception {
        List<String> said = run("fills-the-heap");

        assertThat(Child.after("failed", said)).isEqualTo("true");
        assertThat(Child.after("flushed", said)).isEqualTo("true");
        assertThat(Child.after("threads-after", said)).isEqualTo(Child.after("threads", said));
    }
}
