package io.github.incidentsdk.testing.promtool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The real promtool; asked what it cannot find, it tells what there is. */
final class Promtool {

    /** The environment variable that names the folder of Prometheus' programs. */
    static final String VARIABLE = "PROMETHEUS_BIN";

    private static final Pattern FAILED_RULE = Pattern.compile("rule: (\\w+), time: (\\S+), err: (.*)");
    private static final Pattern SAMPLE =
            Pattern.compile("\\{((?:[^\"{}]|\"(?:[^\"\\\\]|\\\\.)*\")*)} (\\S+?)(?:, |$)");

    /** Everything that rules make. */
    private static final String ALL = "{__name__=~\"ALERTS|ALERTS_FOR_STATE|r[0-9]+\"}";

    private final Path program;

    private Promtool(Path program) {
        this.program = program;
    }

    /** The program, null where none is installed. */
    static @Nullable Promtool installed() {
        String folder = System.getenv(VARIABLE);
        Path program = folder == null ? null : Path.of(folder, "promtool");
        return program != null && Files.isExecutable(program) ? new Promtool(program) : null;
    }

    /** What rules made at each tick, or the first tick at which one of them failed. */
    record Told(List<Map<String, Double>> ticks, @Nullable String failure) {}

    /** Writes a test file that asks at every tick. */
    static void write(Path file, List<String[]> series, int intervalSeconds, int tickSeconds, int ticks)
            throws IOException {
        StringBuilder test = new StringBuilder("rule_files: [rules.yml]\nevaluation_interval: " + tickSeconds
                + "s\ntests:\n" + "- interval: " + intervalSeconds + "s\n  input_series:\n");
        for (String[] each : series) {
            test.append("  - series: '")
                    .append(each[0])
                    .append("'\n    values: '")
                    .append(each[1])
                    .append("'\n");
        }
        test.append(questions(tickSeconds, ticks));
        Files.writeString(file, test);
    }

    /** What a test has to end with to ask at every tick. */
    static String questions(long tickSeconds, int ticks) {
        StringBuilder questions = new StringBuilder("  promql_expr_test:\n");
        for (int tick = 0; tick < ticks; tick++) {
            questions
                    .append("  - expr: '")
                    .append(ALL)
                    .append("'\n    eval_time: ")
                    .append(tick * tickSeconds)
                    .append("s\n    exp_samples: [{ labels: 'never{}', value: 1 }]\n");
        }
        return questions.toString();
    }

    /** Whether a test file passes, and what is said of it. */
    record Verdict(boolean passes, String output) {}

    Verdict verdict(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), "test", "rules", file.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Verdict(process.waitFor() == 0, output);
        } finally {
            process.destroy();
        }
    }

    Told run(Path file) throws IOException, InterruptedException {
        String output = verdict(file).output();
        List<Map<String, Double>> ticks = new ArrayList<>();
        String failure = null;
        for (String line : output.lines().map(String::strip).toList()) {
            Matcher failed = FAILED_RULE.matcher(line);
            if (failed.find()) {
                failure = failure == null ? failed.group(1) + " at " + failed.group(2) : failure;
            } else if (line.startsWith("got: ")) {
                ticks.add(samples(line.substring(5)));
            }
        }
        if (failure == null && ticks.isEmpty()) {
            throw new IOException("promtool says: " + output);
        }
        return new Told(ticks, failure);
    }

    private static Map<String, Double> samples(String text) throws IOException {
        Map<String, Double> samples = new TreeMap<>();
        if (text.equals("nil")) {
            return samples;
        }
        Matcher matcher = SAMPLE.matcher(text);
        int at = 0;
        while (at < text.length() && matcher.find(at) && matcher.start() == at) {
            samples.put(matcher.group(1), number(matcher.group(2)));
            at = matcher.end();
        }
        if (at < text.length()) {
            throw new IOException("promtool's answer cannot be read from here on: " + text.substring(at));
        }
        return samples;
    }

    private static double number(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
