package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Change;
import io.github.incidentsdk.insights.statistics.FalseDiscovery;
import io.github.incidentsdk.insights.statistics.RateRatio;
import io.github.incidentsdk.insights.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which of many services or components changed, with what would be found by chance alone taken out. */
public final class ManyServices implements Question {

    private static final String METHOD = RateRatio.METHOD + ", widened by √φ, " + FalseDiscovery.METHOD;

    /** One that could be compared. */
    private record Compared(String name, Change change, RateRatio ratio, List<PastIncident> of) {}

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("many-services", "Which services or components changed?", material);
        draft.breaks(material.window());
        Material.Sides sides = material.sides().orElse(null);
        if (sides == null) {
            return draft.nothing("There is nothing to compare: " + material.noSides() + ".");
        }
        boolean services = Groups.of(material.incidents(), Groups.By.SERVICE).size() > 1;
        Groups.By by = services ? Groups.By.SERVICE : Groups.By.COMPONENT;
        List<Compared> compared = new ArrayList<>();
        int few = compare(material, sides, by, compared);
        if (compared.isEmpty()) {
            return draft.nothing(
                    "Too little is known of any " + by.word + ": none has 10 incidents before and 10 after.");
        }
        flags(draft, compared, by, sides.window(), asking);
        if (few > 0) {
            draft.caution(Words.count(few, by.word) + " with fewer than 10 incidents on a side are not compared.");
        }
        return draft.done();
    }

    /** Says how many had too few incidents. */
    private static int compare(Material material, Material.Sides sides, Groups.By by, List<Compared> into) {
        Map<String, List<PastIncident>> first = Groups.of(sides.first(), by);
        Map<String, List<PastIncident>> second = Groups.of(sides.second(), by);
        int few = 0;
        for (Map.Entry<String, List<PastIncident>> each :
                Groups.of(material.incidents(), by).entrySet()) {
            Material.Sides its = new Material.Sides(
                    sides.before(),
                    sides.after(),
                    first.getOrDefault(each.getKey(), List.of()),
                    second.getOrDefault(each.getKey(), List.of()));
            Change change = RateChange.change(its, material.level());
            if (change.ratio().isPresent()) {
                into.add(new Compared(each.getKey(), change, change.ratio().get(), its.all()));
            } else {
                few++;
            }
        }
        return few;
    }

    private static void flags(Draft draft, List<Compared> compared, Groups.By by, Window window, Asking asking) {
        double[] adjusted = FalseDiscovery.adjust(
                compared.stream().mapToDouble(each -> each.ratio().p()).toArray());
        List<Table.Row> rows = new ArrayList<>();
        int flagged = 0;
        for (int i : draft.shown(adjusted, by.word)) {
            Compared each = compared.get(i);
            boolean flag = adjusted[i] < 1 - asking.level();
            List<String> ids = Material.ids(each.of());
            draft.figure(new Figure(
                    "rate after over rate before of " + each.name(),
                    each.ratio().ratio(),
                    Unit.RATIO,
                    each.ratio().interval(),
                    each.of().size(),
                    METHOD,
                    window,
                    ids));
            draft.figure(new Figure(
                    "adjusted p of " + each.name(),
                    adjusted[i],
                    Unit.PROBABILITY,
                    null,
                    each.of().size(),
                    METHOD,
                    window,
                    ids));
            rows.add(new Table.Row(
                    List.of(
                            each.name(),
                            String.valueOf(each.change().before().events()),
                            String.valueOf(each.change().after().events()),
                            Words.number(each.ratio().ratio()),
                            Words.p(adjusted[i]),
                            flag ? each.ratio().ratio() > 1 ? "more" : "fewer" : "no detectable change"),
                    ids));
            if (flag) {
                flagged++;
                draft.finding(each.name() + " has " + (each.ratio().ratio() > 1 ? "more" : "fewer") + " incidents: "
                        + Words.number(each.ratio().ratio()) + " times the rate (adjusted " + Words.p(adjusted[i])
                        + ", n = "
                        + each.of().size() + ").");
            }
        }
        if (flagged == 0) {
            draft.finding("No detectable change in any of " + Words.count(compared.size(), by.word) + ".");
        }
        draft.table(new Table(
                "Before and after, by " + by.word,
                List.of(by.word, "before", "after", "ratio", "adjusted p", "verdict"),
                rows));
    }
}
