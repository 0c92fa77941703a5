package io.github.incidentsdk.testing.promtool;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.config.yaml.YamlNodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs promtool's unit-test files in this process, as dynamic tests of JUnit Jupiter; needs SnakeYAML, and no promtool.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> rules() {
 *     return PromtoolTests.in(Path.of("src/main/prometheus"));
 * }
 * }</pre>
 *
 * <p>{@code alert_rule_test} and {@code promql_expr_test} are compared as promtool 3 compares them. A rule or expression outside
 * the subset of PromQL that is evaluated here fails its test, which says so.
 */
public final class PromtoolTests {

    private static final Pattern TESTS = Pattern.compile("(?m)^[\"']?tests[\"']?\\s*:");

    private PromtoolTests() {}

    /**
     * Returns the tests of a file, or of every test file in a folder and below.
     *
     * @param path a test file, or a folder; of its {@code .yml} and {@code .yaml} files those count that have {@code tests:}
     * @throws IllegalArgumentException when there is no such file, or no test file in the folder
     */
    public static Stream<DynamicNode> in(Path path) {
        if (Files.isRegularFile(path)) {
            return Stream.of(container(path, path.getFileName().toString()));
        }
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException(
                    path.toAbsolutePath() + " is neither a test file of promtool nor a folder");
        }
        List<Path> files = testFiles(path);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no file in " + path.toAbsolutePath()
                    + " is a test file of promtool: a .yml or .yaml with tests: at the top");
        }
        return files.stream()
                .map(file -> container(file, path.relativize(file).toString().replace('\\', '/')));
    }

    private static List<Path> testFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".yml") || file.toString().endsWith(".yaml"))
                    .filter(PromtoolTests::hasTests)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + " cannot be read", unreadable);
        }
    }

    /** Also of one that is no YAML: a test that is not found would pass. */
    private static boolean hasTests(Path file) {
        return TESTS.matcher(text(file)).find();
    }

    private static @Nullable Node read(Path file, Problems problems) {
        return YamlNodes.readAsPrometheus(text(file), file.toString(), problems);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }

    private static DynamicNode container(Path file, String name) {
        return DynamicContainer.dynamicContainer(name, file.toUri(), tests(file));
    }

    private static Stream<DynamicNode> tests(Path file) {
        Problems problems = new Problems();
        List<Expectations> expectations = new ExpectationReader(problems).read(read(file, problems));
        PromtoolFile read;
        try {
            read = PromtoolFile.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
        List<Problem> all = new ArrayList<>(problems.list());
        read.problems().stream().filter(problem -> !all.contains(problem)).forEach(all::add);
        List<Problem> errors = all.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            return Stream.of(DynamicTest.dynamicTest("can be read", file.toUri(), () -> {
                throw new AssertionError(
                        lines(errors.stream().map(Problem::toString).toList()));
            }));
        }
        List<DynamicNode> tests = new ArrayList<>();
        for (int i = 0; i < expectations.size(); i++) {
            Expectations expected = expectations.get(i);
            PromtoolTest test = read.tests().get(i);
            String name = expected.name().isEmpty() ? "test " + (i + 1) : expected.name();
            tests.add(DynamicTest.dynamicTest(name, file.toUri(), () -> {
                List<String> failures = new PromtoolCheck(read, test, expected).run();
                if (!failures.isEmpty()) {
                    throw new AssertionError(lines(failures));
                }
            }));
        }
        return tests.stream();
    }

    private static String lines(List<String> paragraphs) {
        return "\n" + String.join("\n\n", paragraphs) + "\n";
    }
}
