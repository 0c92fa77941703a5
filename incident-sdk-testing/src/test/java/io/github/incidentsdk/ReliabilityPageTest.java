package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reliability.md names tests of every fault and every risk that there are tests of, and no others. */
class ReliabilityPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([FS]\\d+)\"\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([FS]\\d+) \\|.*\\| ([^|]+) \\|$");
    private static final Pattern REASON = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [^|]+ \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+Test)`");

    /** By number of fault or risk, the simple names of the test classes. */
    private static SortedMap<String, SortedSet<String>> tagged() throws IOException {
        SortedMap<String, SortedSet<String>> tests = new TreeMap<>();
        for (Path test : tests()) {
            String name = String.valueOf(test.getFileName()).replace(".java", "");
            TAG.matcher(Files.readString(test))
                    .results()
                    .forEach(tag -> tests.computeIfAbsent(tag.group(1), number -> new TreeSet<>())
                            .add(name));
        }
        return tests;
    }

    private static List<Path> tests() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ReliabilityPageTest::under)
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .toList();
        }
    }

    private static Stream<Path> under(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/reliability.md"));
    }

    /** By number, what stands in the last column. */
    private static Map<String, String> rows() throws IOException {
        return ROW.matcher(page()).results().collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }

    private static SortedSet<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFaultAndEveryRiskHasARow() throws IOException {
        List<String> numbers = Stream.concat(
                        IntStream.rangeClosed(1, 34).mapToObj(number -> "F" + number),
                        IntStream.rangeClosed(1, 25).mapToObj(number -> "S" + number))
                .toList();

        assertThat(rows()).containsOnlyKeys(numbers);
    }

    @Test
    void aRowNamesTestsThatCarryItsNumberOrSaysThatThereIsNone() throws IOException {
        SortedMap<String, SortedSet<String>> tagged = tagged();
        assertThat(tagged).hasSizeGreaterThan(30);

        rows().forEach((number, tests) -> {
            boolean none = tests.startsWith("no test");
            assertThat(names(tests).isEmpty()).as("%s: %s", number, tests).isEqualTo(none);
            assertThat(tagged.containsKey(number)).as("%s has tests", number).isNotEqualTo(none);
            assertThat(tagged.getOrDefault(number, new TreeSet<>()))
                    .as("tests that carry %s", number)
                    .containsAll(names(tests));
        });
    }

    @Test
    void everyReasonForWhichTheJournalCountsSomethingHasARow() throws Exception {
        List<String> reasons = new ArrayList<>();
        for (String losses : List.of("journal.JournalLosses", "journal.directory.Losses")) {
            for (Object reason :
                    Class.forName("io.github.incidentsdk." + losses + "$Reason").getEnumConstants()) {
                reasons.add(reason.toString().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }

        assertThat(REASON.matcher(page()).results().map(row -> row.group(1))).containsExactlyElementsOf(reasons);
    }

    @Test
    void everyTestThatThePageNamesExists() throws IOException {
        assertThat(tests().stream()
                        .map(test -> String.valueOf(test.getFileName()).replace(".java", "")))
                .containsAll(names(page()));
    }
}
