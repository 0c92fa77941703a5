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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the page on backtests prints what the page says, over the files that it shows and four weeks of a shop. */
class RecipesTest {

    private static final Path DOCS = Path.of("../../docs");

    private static final Pattern FILE = Pattern.compile("```\\w+ file=(\\S+)\n(.*?)```", Pattern.DOTALL);

    private static final Pattern COMMAND =
            Pattern.compile("```bash\nbacktest (.*?)```\n+```text printed\n(.*?)```", Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    static Path folder;

    private static String page = "";

    @BeforeAll
    static void record() throws IOException {
        page = Files.readString(DOCS.resolve("backtest.md"));
        ShopRecording.write(folder);
        for (MatchResult file : FILE.matcher(page).results().toList()) {
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
    }

    @TestFactory
    Stream<DynamicTest> commandsPrintWhatThePageSays() {
        List<MatchResult> commands = COMMAND.matcher(page).results().toList();
        assertThat(commands)
                .hasSizeGreaterThanOrEqualTo(6)
                .hasSameSizeAs(
                        Pattern.compile("text printed").matcher(page).results().toList());
        return commands.stream()
                .map(command -> DynamicTest.dynamicTest(
                        command.group(1).strip(),
                        () -> assertThat(printed(command.group(1))).isEqualTo(command.group(2))));
    }

    @Test
    void drawsThePictureOfThePage() throws IOException {
        for (MatchResult command : COMMAND.matcher(page).results().toList()) {
            if (command.group(1).contains("--plot")) {
                printed(command.group(1));
            }
        }
        assertThat(folder.resolve("backtest.svg"))
                .as("after a change to pictures copy this one to docs, and look at it")
                .hasSameTextualContentAs(DOCS.resolve("backtest.svg"));
    }

    private static String printed(String command) throws IOException {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(isFile(text) ? folder.resolve(text).toString() : text);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new Main(out, new PrintStream(err, true, UTF_8)).run(words.toArray(String[]::new));
        assertThat(status).as(err.toString(UTF_8)).isZero();
        assertThat(err.toString(UTF_8)).doesNotContain("warning");
        return out.toString(UTF_8);
    }

    private static boolean isFile(String word) {
        return word.matches("[\\w-]+\\.[a-z]+");
    }
}
