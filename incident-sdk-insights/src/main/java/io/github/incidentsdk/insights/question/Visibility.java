package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.history.HeldBack;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was held back: listed with its reasons, and blamed on nobody. */
public final class Visibility implements Question {

    private static final int MOST_ROWS = 100;

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("held-back", "What was held back?", material);
        Map<String, PastIncident> byId = new HashMap<>();
        history.incidents().forEach(each -> byId.put(each.id(), each));
        List<HeldBack> all = history.heldBack().stream()
                .filter(each -> material.window().contains(each.at()))
                .filter(each -> isShown(byId.get(each.incident() == null ? "" : each.incident()), asking))
                .toList();
        for (HeldBack.Kind kind : HeldBack.Kind.values()) {
            list(draft, kind, all.stream().filter(each -> each.kind() == kind).toList(), byId, material);
        }
        List<PastIncident> alone = Shadows.of(material).alone();
        draft.figure("openings of shadow rules beside no incident", alone.size(), Unit.COUNT, null, "counted", alone);
        if (!alone.isEmpty()) {
            draft.finding("Shadow rules fired " + Words.count(alone.size(), "time") + " beside no declared incident.");
            draft.table(new Table(
                    "Shadow rules beside no incident",
                    List.of("when", "what"),
                    alone.stream()
                            .limit(MOST_ROWS)
                            .map(each -> new Table.Row(
                                    List.of(Words.minute(each.began(), asking.zone()), each.title()),
                                    List.of(each.id())))
                            .toList()));
        }
        return all.isEmpty() && alone.isEmpty()
                ? draft.nothing("Nothing was held back, as far as the record says.")
                : draft.done();
    }

    private static boolean isShown(@Nullable PastIncident incident, Asking asking) {
        return incident == null || (Material.visible(incident, asking) && !incident.drill());
    }

    private static void list(
            Draft draft, HeldBack.Kind kind, List<HeldBack> those, Map<String, PastIncident> byId, Material material) {
        List<String> ids = those.stream()
                .map(HeldBack::incident)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        draft.figure(new Figure(
                word(kind), those.size(), Unit.COUNT, null, those.size(), "counted", material.window(), ids));
        if (those.isEmpty()) {
            return;
        }
        long silent = those.stream().filter(each -> each.why().isBlank()).count();
        boolean asksForAReason = kind != HeldBack.Kind.HELD;
        draft.finding(word(kind) + ": " + those.size()
                + (asksForAReason && silent > 0 ? ", " + silent + " without a reason" : "") + ".");
        List<Table.Row> rows = those.stream()
                .limit(MOST_ROWS)
                .map(each -> row(each, byId.get(each.incident() == null ? "" : each.incident()), material.asking()))
                .toList();
        String cut = those.size() > MOST_ROWS ? ", the first " + MOST_ROWS : "";
        draft.table(new Table(word(kind) + cut, List.of("when", "incident", "what", "reason"), rows));
    }

    private static Table.Row row(HeldBack each, @Nullable PastIncident incident, Asking asking) {
        return new Table.Row(
                List.of(
                        Words.minute(each.at(), asking.zone()),
                        incident == null ? "" : incident.title(),
                        each.what(),
                        each.why().isBlank() ? "" : each.why()),
                incident == null ? List.of() : List.of(incident.id()));
    }

    private static String word(HeldBack.Kind kind) {
        return switch (kind) {
            case LOWERED -> "Severities set below the policy";
            case DISMISSED -> "Dismissals";
            case HELD -> "Sinks not told for a while";
            case MUTED -> "Silences and maintenance windows";
        };
    }
}
