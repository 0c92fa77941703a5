package io.github.incidentsdk.examples.backtest;

import io.github.incidentsdk.testing.backtest.report.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** How much of something there may be before that is a failure. */
final class Bounds {

    private static final String WARNINGS = "warnings";
    private static final Map<String, ToIntFunction<Summary>> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("opens", Summary::opens);
        KNOWN.put("flaps", Summary::flaps);
        KNOWN.put("near-misses", Summary::nearMisses);
        KNOWN.put("false-episodes", summary -> summary.detection().falseEpisodes());
        KNOWN.put(
                "missed-windows",
                summary -> summary.detection().windows() - summary.detection().hit());
        KNOWN.put(WARNINGS, summary -> 0); // counted by who writes them
    }

    private final Map<String, Integer> most = new LinkedHashMap<>();

    static Bounds of(List<String> texts) throws WrongUsage {
        Bounds bounds = new Bounds();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (!KNOWN.containsKey(name) || !text.substring(equals + 1).matches("\\d{1,9}")) {
                throw new WrongUsage("--max " + text + ": expected one of " + String.join(", ", KNOWN.keySet())
                        + ", and a number, such as flaps=0");
            }
            bounds.most.put(name, Integer.parseInt(text.substring(equals + 1)));
        }
        return bounds;
    }

    /** Returns what is over its bound, in words. */
    List<String> over(Summary summary, int warnings) {
        List<String> over = new ArrayList<>();
        for (Map.Entry<String, ToIntFunction<Summary>> known : KNOWN.entrySet()) {
            int count = known.getKey().equals(WARNINGS)
                    ? warnings
                    : known.getValue().applyAsInt(summary);
            Integer bound = most.get(known.getKey());
            if (bound != null && count > bound) {
                over.add(known.getKey() + ": " + count + ", and at most " + bound + " are allowed");
            }
        }
        return over;
    }
}
