package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.IncidentEvent.Updated;
import io.github.incidentsdk.review.evidence.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What each audience and each backend was told. */
final class ToldDraft {

    private static final Set<What> OUTCOMES = EnumSet.of(What.ENGAGED, What.ACCEPTED, What.SKIPPED, What.DEAD);

    private final Evidence record;
    private final Map<String, String> kinds = new HashMap<>();

    ToldDraft(Evidence record) {
        this.record = record;
        for (Happened line : record.events()) {
            kinds.put(line.event().stamp().eventId(), line.event().kind().replace('-', ' '));
        }
    }

    List<Told> told() {
        List<Told> told = new ArrayList<>();
        for (Happened line : record.events()) {
            if (line.event() instanceof Updated update) {
                String audience = update.audience().name().toLowerCase(Locale.ROOT);
                told.add(new Told(line.at(), audience, Told.Kind.AUDIENCE, "told", update.text()));
            }
        }
        runs().forEach(run -> told.add(backend(run)));
        told.sort(Comparator.comparing(Told::at));
        return told;
    }

    /** Receipts of a backend in a row with one outcome: what people were told is not to be lost among a hundred of them. */
    private List<List<JournalLine.Told>> runs() {
        List<List<JournalLine.Told>> runs = new ArrayList<>();
        Map<String, List<JournalLine.Told>> last = new HashMap<>();
        for (JournalLine.Told line : record.receipts()) {
            if (OUTCOMES.contains(line.what())) {
                List<JournalLine.Told> run = last.get(line.sink());
                if (run == null || run.get(0).what() != line.what()) {
                    run = new ArrayList<>();
                    runs.add(run);
                    last.put(line.sink(), run);
                }
                run.add(line);
            }
        }
        return runs;
    }

    private Told backend(List<JournalLine.Told> run) {
        JournalLine.Told first = run.get(0);
        Map<String, Integer> times = new LinkedHashMap<>();
        run.forEach(line -> times.merge(words(line), 1, Integer::sum));
        String what = times.entrySet().stream()
                .map(one -> one.getKey() + (one.getValue() == 1 ? "" : " (" + one.getValue() + " times)"))
                .collect(Collectors.joining("; "));
        String until =
                run.size() == 1 ? "" : "; until " + run.get(run.size() - 1).at();
        String outcome = first.what().name().toLowerCase(Locale.ROOT);
        return new Told(first.at(), first.sink(), Told.Kind.BACKEND, outcome, what + until);
    }

    private String words(JournalLine.Told line) {
        String why = line.details().getOrDefault("why", "");
        String attempts = line.details().getOrDefault("attempts", "");
        return kinds.getOrDefault(line.eventId(), line.eventId())
                + (attempts.isEmpty() ? "" : ", after " + attempts + " attempts")
                + (why.isEmpty() ? "" : ": " + why);
    }
}
