package io.github.incidentsdk.testing.promtool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The values that the core's expressions are held to are those of promtool.
 *
 * <p>{@code .ci/goldens} asks promtool again and writes its answers down; a new line in the file needs its expression, its time
 * and {@code exp_samples: []}.
 */
class ExpressionGoldenTest {

    private static final Path GOLDEN = Path.of(
            "..", "incident-sdk-core/src/test/resources/io/github/incidentsdk/evaluation/prometheus-3.test.yml");
    private static final boolean WRITES = Boolean.getBoolean("promtool.goldens.write");

    private static final Pattern CASE =
            Pattern.compile("( +- \\{ expr: '(?:[^']|'')*', eval_time: \\w+, exp_samples: )(\\[.*]) }");
    private static final Pattern NAME = Pattern.compile("(?:^|(?<=, ))__name__=\"(\\w+)\"(?:, |$)");

    /** What no expression gives, so that promtool tells what it does give. */
    private static final String NEVER = "[{ labels: 'never{}', value: 1 }]";

    @TempDir
    Path folder;

    @Test
    void promtoolStillSaysSo() throws IOException, InterruptedException {
        Promtool promtool = Promtool.installed();
        assumeThat(promtool)
                .as("%s does not name a folder with promtool 3", Promtool.VARIABLE)
                .isNotNull();
        List<Map<String, Double>> said = said(promtool);
        if (WRITES) {
            write(said);
        }
        List<Map<String, Double>> written = new ArrayList<>();
        for (Matcher each : cases()) {
            written.add(samples(each.group(2)));
        }
        assertThat(written)
                .hasSizeGreaterThan(400)
                .hasSameSizeAs(said)
                .hasSameSizeAs(lines().stream()
                        .filter(line -> line.contains("exp_samples"))
                        .toList());
        for (int i = 0; i < said.size(); i++) {
            assertThat(written.get(i)).as(cases().get(i).group(1)).isEqualTo(said.get(i));
        }
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(GOLDEN);
    }

    /** The lines that ask something. */
    private static List<Matcher> cases() throws IOException {
        return lines().stream().map(CASE::matcher).filter(Matcher::matches).toList();
    }

    private List<Map<String, Double>> said(Promtool promtool) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String line : lines()) {
            Matcher asks = CASE.matcher(line);
            lines.add(asks.matches() ? asks.group(1) + NEVER + " }" : line);
        }
        Path copy = folder.resolve("expressions.test.yml");
        Files.write(copy, lines);
        Promtool.Told told = promtool.run(copy);
        return told.ticks().stream().map(ExpressionGoldenTest::named).toList();
    }

    private static Map<String, Double> named(Map<String, Double> samples) {
        Map<String, Double> named = new LinkedHashMap<>();
        samples.forEach((labels, value) -> {
            Matcher matcher = NAME.matcher(labels);
            String name = matcher.find() ? matcher.group(1) : "";
            String others = matcher.replaceFirst("");
            named.put(others.isEmpty() && !name.isEmpty() ? name : name + "{" + others + "}", value);
        });
        return named;
    }

    @SuppressWarnings("unchecked") // the file's format
    private static Map<String, Double> samples(String text) {
        Map<String, Double> samples = new LinkedHashMap<>();
        for (Map<String, Object> sample : (List<Map<String, Object>>) new Yaml().load(text)) {
            samples.put(sample.get("labels").toString(), ((Number) sample.get("value")).doubleValue());
        }
        return samples;
    }

    private static void write(List<Map<String, Double>> said) throws IOException {
        List<String> lines = new ArrayList<>();
        int next = 0;
        for (String line : lines()) {
            Matcher asks = CASE.matcher(line);
            lines.add(asks.matches() ? asks.group(1) + text(said.get(next++)) + " }" : line);
        }
        Files.write(GOLDEN, lines);
    }

    private static String text(Map<String, Double> samples) {
        List<String> texts = new ArrayList<>();
        samples.forEach((labels, value) ->
                texts.add("{ labels: '" + labels.replace("'", "''") + "', value: " + number(value) + " }"));
        return "[" + String.join(", ", texts) + "]";
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return ".nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? ".inf" : "-.inf";
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return exact.signum() == 0 && 1 / value < 0 ? "-0.0" : exact.toPlainString();
    }
}
