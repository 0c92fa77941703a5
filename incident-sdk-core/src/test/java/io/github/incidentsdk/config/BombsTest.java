package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** S15, S16, S17: files that grow when they are read, in a JVM of 64 MiB. */
@Timeout(300)
class BombsTest {

    @TempDir
    Path directory;

    private static Map<String, String> bombs() {
        Map<String, String> bombs = new LinkedHashMap<>();
        StringBuilder laughs =
                new StringBuilder("incidents:\n  a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("  a%d: &a%d [*a%d".formatted(i, i, i - 1))
                    .append((", *a" + (i - 1)).repeat(8))
                    .append("]\n");
        }
        bombs.put("laughs.yaml", laughs.toString());
        bombs.put("deep.yaml", "incidents: " + "[".repeat(900_000));
        bombs.put("deep-maps.yaml", "incidents: " + "{a: ".repeat(250_000));
        bombs.put("long.yaml", "incidents: # " + "x".repeat(2_000_000));
        bombs.put("keys.yaml", "incidents:\n" + "  ? [a]\n  : b\n".repeat(50_000));
        bombs.put("anchors.yaml", "incidents: &a [*a, *a]");
        bombs.put("huge.yaml", "x".repeat(40_000_000));
        bombs.put("deep.json", "[".repeat(1_000_000));
        bombs.put("deep-maps.json", "{\"a\":".repeat(200_000));
        bombs.put("number.json", "{\"incidents\": " + "9".repeat(1_000_000) + "}");
        bombs.put("exponent.json", "{\"incidents\": {\"limits\": {\"series\": 1e999999999}}}");
        bombs.put("twice.json", "{\"incidents\": {\"service\": \"a\", \"service\": \"b\"}}");
        bombs.put("long.json", "{\"incidents\": \"" + "x".repeat(2_000_000) + "\"}");
        bombs.put("huge.json", " ".repeat(40_000_000));
        return bombs;
    }

    @Tag("S15")
    @Tag("S16")
    @Test
    void everyBombIsAProblemWithinASecondAnd64MiB() throws Exception {
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, String> bomb : bombs().entrySet()) {
            files.add(Files.writeString(directory.resolve(bomb.getKey()), bomb.getValue())
                    .toString());
        }
        List<String> said = child(files);

        assertThat(said).last().isEqualTo("end");
        assertThat(said).hasSize(files.size() + 1);
        for (String line : said.subList(0, files.size())) {
            String[] words = line.split(" ", -1);
            assertThat(Integer.parseInt(words[1])).as(line + ": milliseconds").isLessThan(1_000);
            assertThat(Integer.parseInt(words[2])).as(line + ": problems").isPositive();
        }
    }

    private static List<String> child(List<String> files) throws IOException, InterruptedException {
        String surefire = System.getProperty("surefire.test.class.path");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                surefire == null ? System.getProperty("java.class.path") : surefire,
                BombsChild.class.getName()));
        command.addAll(files);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = reader.lines().toList();
            assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    @Tag("S17")
    @Test
    void theNameOfAClassIsNothingButText() throws IOException {
        IncidentConfig json = IncidentConfig.parseJson(
                "{\"incidents\": {\"@class\": \"javax.script.ScriptEngineManager\", \"service\": \"a\"}}",
                "incidents.json");
        assertThat(json.problems())
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .contains("incidents.@class: is an unknown key");
        assertThat(json.service()).contains("a");

        List<String> names = new ArrayList<>();
        byte[] line = "{\"@class\":\"java.net.URL\",\"@type\":[\"java.util.HashMap\",{}],\"seq\":1}"
                .getBytes(StandardCharsets.UTF_8);
        JsonReader.object(line, 0, line.length, (name, value) -> names.add(name));
        assertThat(names).containsExactly("@class", "@type", "seq");
    }
}
