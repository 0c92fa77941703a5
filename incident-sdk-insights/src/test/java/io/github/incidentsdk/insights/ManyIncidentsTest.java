package io.github.incidentsdk.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyIncidentsTest {

    private static final int MANY = 100_000;

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "journal"})
    void aHundredThousandIncidentsBecomeAPageInASmallHeap(String form) throws IOException, InterruptedException {
        File said = dir.resolve("said").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyIncidents.class.getName(),
                        form,
                        String.valueOf(MANY),
                        dir.toString())
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(Files.readString(said.toPath())).contains(MANY + " incidents, 14 answers, figures");
        assertThat(Files.size(dir.resolve("report.html")))
                .as("what a browser opens")
                .isBetween(100_000L, 4_000_000L);
        assertThat(process.exitValue()).isZero();
    }
}
