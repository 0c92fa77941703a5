package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.IncidentEvent.Observed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was reported again in a row, in one sentence: how often, and what was measured. */
final class ObservedWords {

    private long repeats;
    private final Map<String, List<Double>> measured = new TreeMap<>();

    private ObservedWords() {}

    /** @param lines of reports in a row, at least one */
    static String of(List<Happened> lines) {
        ObservedWords words = new ObservedWords();
        for (Happened line : lines) {
            if (line.event() instanceof Observed observed) {
                words.add(observed);
            }
        }
        String until = lines.size() == 1
                ? ""
                : ", until " + lines.get(lines.size() - 1).at();
        return words.words() + until;
    }

    private void add(Observed observed) {
        repeats += observed.repeats();
        observed.metrics().forEach((metric, value) -> {
            if (Double.isFinite(value)) {
                measured.computeIfAbsent(metric, none -> new ArrayList<>()).add(value);
            }
        });
    }

    private String words() {
        String values =
                String.join(", ", measured.keySet().stream().map(this::value).toList());
        if (repeats == 0) {
            return values.isEmpty() ? "Reported again" : "Measured: " + values;
        }
        return "Reported " + repeats + (repeats == 1 ? " time more" : " times more")
                + (values.isEmpty() ? "" : ": " + values);
    }

    /** The last one, and where it was in between. */
    private String value(String metric) {
        List<Double> values = measured.getOrDefault(metric, List.of());
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double greatest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        String last = metric + " " + number(values.get(values.size() - 1));
        return least == greatest ? last : last + " (from " + number(least) + " to " + number(greatest) + ")";
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
