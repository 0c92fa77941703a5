package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.history.PastAction;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What became of what was to be done. */
final class Actions {

    private Actions() {}

    /** An action and the incident after which it was decided. */
    record Taken(PastAction action, PastIncident incident) {}

    static List<Taken> all(Material material) {
        List<Taken> all = new ArrayList<>();
        for (PastIncident incident : material.incidents()) {
            incident.actions().forEach(action -> all.add(new Taken(action, incident)));
        }
        return all;
    }

    /** Counts and lists what is overdue at the end of the window, and says it above all. */
    static void overdue(Draft draft, Material material) {
        List<Taken> all = all(material);
        if (all.isEmpty()) {
            say(draft, "No action is on record in this window.");
            return;
        }
        List<Taken> overdue = overdue(draft, "overdue actions", all, material);
        say(
                draft,
                Words.count(overdue.size()) + " of " + Words.count(all.size(), "action") + " "
                        + (overdue.size() == 1 ? "is" : "are") + " overdue.");
        if (!overdue.isEmpty()) {
            draft.table(new Table(
                    "Overdue actions",
                    List.of("action", "owner", "due", "incident"),
                    overdue.stream().map(Actions::row).toList()));
        }
    }

    /** Those of {@code all} that are overdue at the end of the window, which becomes the figure {@code name}. */
    static List<Taken> overdue(Draft draft, String name, List<Taken> all, Material material) {
        LocalDate today =
                material.window().to().atZone(material.asking().zone()).toLocalDate();
        List<Taken> overdue =
                all.stream().filter(each -> each.action().isOverdue(today)).toList();
        draft.figure(new Figure(
                name,
                overdue.size(),
                Unit.COUNT,
                null,
                all.size(),
                "counted at the end of the window",
                material.window(),
                overdue.stream().map(each -> each.incident().id()).distinct().toList()));
        return overdue;
    }

    private static void say(Draft draft, String sentence) {
        draft.headline(sentence).finding(sentence);
    }

    private static Table.Row row(Taken taken) {
        String owner = taken.action().owner();
        return new Table.Row(
                List.of(
                        taken.action().what(),
                        owner == null ? "nobody" : owner,
                        String.valueOf(taken.action().due()),
                        taken.incident().title()),
                List.of(taken.incident().id()));
    }
}
