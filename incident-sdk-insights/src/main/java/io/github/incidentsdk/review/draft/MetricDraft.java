package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.review.evidence.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What was measured around the breach: by what happened to the incident, and by the rules that held it open. */
final class MetricDraft {

    /** So many values show how a metric went; a page that people complete by hand has no room for all of a long incident. */
    static final int MOST = 60;

    private final Evidence record;
    private final Map<String, List<Measured.Value>> values = new LinkedHashMap<>();
    private final Map<String, Set<Measured.Limit>> limits = new LinkedHashMap<>();

    MetricDraft(Evidence record) {
        this.record = record;
    }

    List<Measured> metrics() {
        record.events().forEach(this::happened);
        Set<String> rules = RuleGaps.rulesOf(record);
        for (Ruled line : record.rules()) {
            for (RuleState state : line.states()) {
                if (rules.contains(state.rule())
                        && record.isAbout(state)
                        && !line.at().isAfter(record.endedAt())) {
                    ruled(line.at(), state);
                }
            }
        }
        List<Measured> metrics = new ArrayList<>();
        values.forEach((metric, all) -> {
            List<Measured.Value> once = all.stream()
                    .distinct() // an event says what the rule's line of that moment says too
                    .sorted(Comparator.comparing(Measured.Value::at))
                    .toList();
            metrics.add(new Measured(metric, thinned(once), List.copyOf(limits.getOrDefault(metric, Set.of()))));
        });
        return metrics;
    }

    /** A value is carried from event to event until it is measured anew, so that only what differs says anything. */
    private void happened(Happened line) {
        line.incident().metrics().forEach((metric, value) -> {
            List<Measured.Value> known = values.computeIfAbsent(metric, none -> new ArrayList<>());
            boolean isNew = known.isEmpty()
                    || !Objects.equals(known.get(known.size() - 1).value(), value);
            if (isNew && Double.isFinite(value)) {
                known.add(new Measured.Value(line.at(), value));
            }
        });
    }

    private void ruled(Instant at, RuleState state) {
        state.values()
                .forEach((metric, value) -> values.computeIfAbsent(metric, none -> new ArrayList<>())
                        .add(new Measured.Value(at, value)));
        for (RuleState.Level level : state.levels()) {
            Limits.of(level.when(), state.values().keySet()).forEach((metric, numbers) -> {
                Set<Measured.Limit> known = limits.computeIfAbsent(metric, none -> new LinkedHashSet<>());
                numbers.forEach(number -> known.add(new Measured.Limit(level.severity(), number)));
            });
        }
    }

    /** Of many, the least and the greatest of each stretch of time: a peak is what people look for. */
    private static List<Measured.Value> thinned(List<Measured.Value> all) {
        if (all.size() <= MOST) {
            return all;
        }
        Instant first = all.get(0).at();
        long span = Math.max(
                1, Duration.between(first, all.get(all.size() - 1).at()).toMillis() + 1);
        Map<Long, List<Measured.Value>> stretches = new LinkedHashMap<>();
        for (Measured.Value value : all) {
            long stretch = Duration.between(first, value.at()).toMillis() * (MOST / 2) / span;
            stretches.computeIfAbsent(stretch, none -> new ArrayList<>()).add(value);
        }
        Comparator<Measured.Value> bySize = Comparator.comparingDouble(Measured.Value::value);
        List<Measured.Value> few = new ArrayList<>();
        for (List<Measured.Value> stretch : stretches.values()) {
            Set<Measured.Value> ends = new LinkedHashSet<>(List.of(
                    stretch.stream().min(bySize).orElseThrow(),
                    stretch.stream().max(bySize).orElseThrow()));
            ends.stream().sorted(Comparator.comparing(Measured.Value::at)).forEach(few::add);
        }
        return few;
    }
}
