package io.github.incidentsdk.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.config.ConfigLoader;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.journal.MemoryStore;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that README.md and docs say in code is true.
 *
 * <p>Behind the fence of a block: {@code java}, compiled, and passed where it is a test; {@code java runs}, also run; {@code java fails}, a test that fails; {@code yaml} and {@code json}, read as
 * configuration; {@code yaml wrong}, refused; {@code promql}, an expression a line, compiled; {@code promql wrong}, refused; {@code bash runs}, run in the folder where the page's programs ran; {@code text
 * output}, what the block before prints; {@code yaml file=…}, a file beside the configurations that say {@code beside}, where tests run; {@code yaml classpath=…}, a configuration that is also beside the page's classes; {@code text file=…}, a file beside the page's classes; {@code xml}, dependencies of
 * this build; {@code json body}, what a webhook posts; {@code json answer}, what the actuator answers, see {@link ActuatorPageTest}; {@code text}, {@code bash} and {@code properties}, only read by people.
 */
class DocumentationTest {

    /** The environment of every configuration in the pages. */
    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("TEAM_HOOK", "https://hooks.example.org/team"),
            Map.entry("TEAM_HOOK_SECRET", "whsec_" + "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"),
            Map.entry("TEAM_HOOK_NEXT_SECRET", "whsec_" + "bmV4dC1zZWNyZXQtbmV4dC1zZWNyZXQt"),
            Map.entry("ON_CALL_HOOK", "https://hooks.example.org/on-call"),
            Map.entry("PROMETHEUS_TOKEN", "token"),
            Map.entry("SLACK_TOKEN", "xoxb-token"),
            Map.entry("HEARTBEAT_URL", "https://beat.example.org/checkout"),
            Map.entry("REDACT_KEY", "0123456789abcdef0123456789abcdef"),
            Map.entry("POD_NAME", "checkout-0"),
            Map.entry("PAGERDUTY_ROUTING_KEY", "0123456789abcdef0123456789abcdef"),
            Map.entry("ALERTMANAGER_TOKEN", "token"));

    @TempDir
    static Path temporary;

    private static List<Page> pages = List.of();
    private static Snippets snippets;

    @BeforeAll
    static void compile() throws IOException {
        pages = Page.all();
        Path classes = Files.createDirectory(temporary.resolve("classes"));
        snippets = Snippets.compile(blocks("java"), classes);
        Files.writeString(temporary.resolve("team-hook"), ENVIRONMENT.get("TEAM_HOOK_SECRET") + "\n");
        for (Block block : blocks("text")) {
            if (block.value("file").isPresent()) {
                snippets.add(block.value("file").get(), block.text());
            }
        }
        for (Block block : blocks("yaml")) {
            if (block.value("classpath").isPresent()) {
                snippets.add(block.value("classpath").get(), block.text());
            }
            if (block.value("file").isPresent()) {
                Path file = temporary.resolve(block.value("file").get());
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.text());
            }
        }
    }

    private static List<Block> blocks(String language) {
        return pages.stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals(language))
                .toList();
    }

    @Test
    void javaCompiles() {
        assertThat(blocks("java")).hasSizeGreaterThan(20);
        assertThat(snippets.problems()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> programsAndCommandsPrintWhatThePagesSay() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Page page : pages) {
            Path folder = Files.createDirectory(temporary.resolve(page.name().replaceAll("\\W", "_")));
            for (Block block : page.blocks()) {
                if (block.is("java", "runs") || block.is("bash", "runs")) {
                    tests.add(DynamicTest.dynamicTest(block.toString(), () -> run(block, page, folder)));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void run(Block block, Page page, Path folder) throws IOException, InterruptedException {
        boolean shell = block.language().equals("bash");
        if (shell) {
            assumeThat(isInstalled("bash") && isInstalled("jq"))
                    .as("bash and jq")
                    .isTrue();
        }
        List<String> command = shell
                ? List.of("bash", "-euc", block.text())
                : Program.java(snippets.className(block), snippets.classes());
        String printed = Program.output(command, folder);
        outputOf(block, page)
                .ifPresent(expected -> assertThat(Program.withoutChance(printed))
                        .as(printed)
                        .isEqualTo(Program.withoutChance(expected)));
    }

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    /** The text of the block behind {@code block}, when that says what it prints. */
    private static Optional<String> outputOf(Block block, Page page) {
        int next = page.blocks().indexOf(block) + 1;
        return page.blocks().stream()
                .skip(next)
                .limit(1)
                .filter(behind -> behind.info().contains("output"))
                .map(Block::text)
                .findFirst();
    }

    @TestFactory
    Stream<DynamicTest> testsInThePagesPass() {
        return tests(block -> !block.is("java", "fails"))
                .map(block -> DynamicTest.dynamicTest(block.toString(), () -> Program.output(test(block), temporary)));
    }

    @TestFactory
    Stream<DynamicTest> testsInThePagesFailWithWhatThePagesShow() {
        return tests(block -> block.is("java", "fails"))
                .map(block -> DynamicTest.dynamicTest(
                        block.toString(),
                        () -> assertThat(Program.failure(test(block), temporary))
                                .isEqualTo(outputOf(block, pageOf(block))
                                        .orElse("")
                                        .strip())));
    }

    private static Stream<Block> tests(Predicate<Block> chosen) {
        List<Block> tests = blocks("java").stream()
                .filter(block -> snippets.className(block).endsWith("Test"))
                .filter(chosen)
                .toList();
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static List<String> test(Block block) {
        List<String> command = new ArrayList<>(Program.java(PageTests.class.getName(), snippets.classes()));
        command.add(snippets.className(block));
        return command;
    }

    private static Page pageOf(Block block) {
        return pages.stream()
                .filter(page -> page.blocks().contains(block))
                .findFirst()
                .orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> configurationsAreReadAndRun() {
        return Stream.concat(blocks("yaml").stream(), blocks("json").stream())
                .filter(block ->
                        Set.of("wrong", "output", "body", "answer").stream().noneMatch(block.info()::contains))
                .filter(block -> block.value("file").isEmpty())
                .map(block -> DynamicTest.dynamicTest(block.toString(), () -> start(read(block))));
    }

    private static IncidentConfig read(Block block) throws IOException {
        ConfigLoader loader = IncidentConfig.loader()
                .environment(name -> name.equals("SECRETS") ? temporary.toString() : ENVIRONMENT.get(name));
        if (block.is("yaml", "beside")) {
            return loader.load(Files.writeString(temporary.resolve("incidents.yaml"), block.text()));
        }
        return block.language().equals("json")
                ? loader.parseJson(block.text(), "incidents.json")
                : loader.parseYaml(block.text(), "incidents.yaml");
    }

    /** Every sink and rule is made, and nothing is left unread. */
    private static void start(IncidentConfig config) throws IOException {
        assertThat(config.problems()).isEmpty();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = snippets.loader()) {
            Thread.currentThread().setContextClassLoader(loader);
            IncidentManager.builder()
                    .config(config.toBuilder()
                            .onInvalid(IncidentConfig.OnInvalid.FAIL)
                            .build())
                    .store(new MemoryStore())
                    .workers(new VirtualTime())
                    .closeWithProcess(false)
                    .build()
                    .close();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @TestFactory
    Stream<DynamicTest> wrongConfigurationsGetTheErrorsThatThePagesShow() {
        return pages.stream()
                .flatMap(page -> page.blocks().stream()
                        .filter(block -> block.is("yaml", "wrong"))
                        .map(block -> DynamicTest.dynamicTest(
                                block.toString(),
                                () -> assertThat(read(block).problems().stream()
                                                .map(Problem::toString)
                                                .collect(Collectors.joining("\n")))
                                        .isEqualTo(
                                                outputOf(block, page).orElse("").strip()))));
    }

    @Test
    void webhooksPostWhatThePageShows() throws Exception {
        Posted posted = Posted.of(manager -> manager.declare(
                "cost-spike",
                details ->
                        details.by("account", "prod-eu").tag("region", "eu-1").metric("usd_per_hour", 412)));
        assertThat(posted.isSigned()).isTrue();
        assertThat(blocks("json").stream().filter(block -> block.info().contains("body")))
                .hasSize(1)
                .allSatisfy(block -> assertThat(Posted.compact(Program.withoutChance(posted.body())))
                        .isEqualTo(Posted.compact(Program.withoutChance(block.text()))));
    }
}
