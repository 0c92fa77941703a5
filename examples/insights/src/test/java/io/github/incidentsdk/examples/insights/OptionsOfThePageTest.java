package io.github.incidentsdk.examples.insights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/insights.md} says of the command line is taken by the program, and nothing is missing there. */
class OptionsOfThePageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "insights.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(--[^`]+)`");
    private static final Pattern OPTION = Pattern.compile("--[a-z]+");

    /** A word of a command line, be it quoted in part. */
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    @TempDir
    Path folder;

    static Stream<String> examples() throws Exception {
        return ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group(1));
    }

    @Test
    void areAllThatThereAre() throws Exception {
        assertThat(options(String.join(" ", examples().toList())))
                .isEqualTo(options(Usage.LONG.replace("--help", "")))
                .isEqualTo(new TreeSet<>(Options.KNOWN));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void areTakenAsTheyAreWritten(String example) throws Exception {
        Path csv = Files.writeString(folder.resolve("a.csv"), "id,severity,started_at\n1,SEV2,2026-03-01T09:12:00Z\n");
        Path config = Files.writeString(folder.resolve("incidents.yaml"), """
                incidents:
                  service: shop
                  goals:
                    noticed: {detected-by-rule: ">= 80%"}
                """);
        Path report = folder.resolve("report.md");
        List<String> line = new ArrayList<>();
        for (MatchResult word : WORD.matcher(example).results().toList()) {
            line.add(word.group().replace("\"", ""));
        }
        line.replaceAll(word -> !word.startsWith("FILE")
                ? word
                : switch (line.get(0)) {
                    case "--config" -> config.toString();
                    case "--output" -> report.toString();
                    default -> csv.toString();
                });
        give(line, "--input", csv);
        give(line, "--output", report);
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        int status = new Main(nowhere, new PrintStream(err, true, UTF_8)).run(line.toArray(String[]::new));

        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(status).isEqualTo(Main.WRITTEN);
        assertThat(report).isNotEmptyFile();
    }

    private static void give(List<String> line, String option, Path file) {
        if (!line.contains(option)) {
            line.addAll(Arrays.asList(option, file.toString()));
        }
    }

    private static Set<String> options(String text) {
        Set<String> options = new TreeSet<>();
        OPTION.matcher(text).results().forEach(found -> options.add(found.group()));
        return options;
    }
}
