package io.github.incidentsdk.examples.backtest;

import io.github.incidentsdk.testing.backtest.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the command line says, by option; nothing of it is understood yet. */
final class BacktestOptions {

    private static final Set<String> FLAGS = Set.of("--each", "--summary", "--progress");
    private static final Set<String> LISTS = Set.of("--rules", "--series");
    private static final Set<String> ONCE = Set.of(
            "--for",
            "--keep",
            "--every",
            "--by",
            "--severity",
            "--tick",
            "--metric",
            "--time-column",
            "--time-unit",
            "--windows",
            "--plot");
    private static final Set<String> AGAIN = Set.of("--rule", "--only", "--column", "--sweep", "--max");

    private final Map<String, List<String>> given = new LinkedHashMap<>();

    static BacktestOptions of(String... arguments) throws WrongUsage {
        BacktestOptions options = new BacktestOptions();
        int at = 0;
        while (at < arguments.length) {
            at = options.take(arguments, at);
        }
        if (options.all("--series").isEmpty()) {
            throw new WrongUsage("there is nothing to run rules over: give files after --series");
        }
        if (options.all("--rules").isEmpty() && options.all("--rule").isEmpty()) {
            throw new WrongUsage("there is nothing to run: give --rules FILE or --rule 'cpu > 90'");
        }
        return options;
    }

    private int take(String[] arguments, int at) throws WrongUsage {
        String option = arguments[at];
        int next = at + 1;
        if (FLAGS.contains(option)) {
            given.computeIfAbsent(option, first -> new ArrayList<>()).add("");
            return next;
        }
        if (!LISTS.contains(option) && !ONCE.contains(option) && !AGAIN.contains(option)) {
            throw new WrongUsage("\"" + option + "\" is not expected there");
        }
        List<String> values = given.computeIfAbsent(option, first -> new ArrayList<>());
        if (ONCE.contains(option) && !values.isEmpty()) {
            throw new WrongUsage(option + " is given twice");
        }
        if (next == arguments.length || arguments[next].startsWith("--")) {
            throw new WrongUsage(option + " needs a value");
        }
        do {
            values.add(arguments[next++]);
        } while (LISTS.contains(option) && next < arguments.length && !arguments[next].startsWith("--"));
        return next;
    }

    boolean has(String option) {
        return given.containsKey(option);
    }

    List<String> all(String option) {
        return given.getOrDefault(option, List.of());
    }

    @Nullable
    Duration duration(String option) throws WrongUsage {
        String text = one(option);
        try {
            return text == null ? null : DurationText.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new WrongUsage(option + ": " + wrong.getMessage());
        }
    }

    @Nullable
    String one(String option) {
        List<String> values = all(option);
        return values.isEmpty() ? null : values.get(0);
    }
}
