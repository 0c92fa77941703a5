package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastAction;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Change;
import io.github.incidentsdk.insights.statistics.FalseDiscovery;
import io.github.incidentsdk.insights.statistics.RateRatio;
import io.github.incidentsdk.insights.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the learning worked: how often it came again before and after an action was done. */
public final class DidLearningWork implements Question {

    private static final int MOST = 100;
    private static final String METHOD = RateRatio.METHOD + ", widened by √φ, " + FalseDiscovery.METHOD;

    /** An action that was done, and what happened on both sides of that. */
    private record Done(Actions.Taken taken, Window window, Change change, List<PastIncident> of) {}

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("learning", "Did the learning work?", material);
        List<Done> done = new ArrayList<>();
        List<Actions.Taken> all = Actions.all(material);
        int few = 0;
        for (Actions.Taken taken : all) {
            Instant settled = taken.action().settledAt();
            if (taken.action().done() && settled != null && done.size() < MOST) {
                Optional<Done> around = around(history, asking.splitAt(settled), taken);
                around.ifPresent(done::add);
                few += around.isPresent() ? 0 : 1;
            }
        }
        if (few > 0) {
            draft.caution("Less than a week before or after it can be compared with the other: "
                    + Words.count(few, "action") + ".");
        }
        if (done.isEmpty()) {
            return draft.nothing(
                    all.isEmpty()
                            ? "No review on the record has an action, so nothing can be said of what they did."
                            : "None of " + Words.count(all.size(), "action")
                                    + " was done at least a week after the window begins and before it ends.");
        }
        draft.breaks(material.window());
        draft.caution("What changed after an action need not have changed because of it.");
        compare(draft, done, asking);
        return draft.done();
    }

    /** Incidents of what the action changes, else of the type and service after whose incident it was decided. */
    private static Optional<Done> around(History history, Asking asking, Actions.Taken taken) {
        Material material = Material.of(history, asking);
        return material.sides().map(sides -> {
            Material.Sides its = sides.only(each -> isAbout(each, taken));
            return new Done(taken, its.window(), RateChange.change(its, asking.level()), its.all());
        });
    }

    private static boolean isAbout(PastIncident incident, Actions.Taken taken) {
        String changes = taken.action().changes();
        if (changes == null) {
            return incident.type().equals(taken.incident().type())
                    && incident.service().equals(taken.incident().service());
        }
        return incident.type().equals(changes)
                || incident.reports().stream()
                        .anyMatch(each -> each.reporter().name().equals(changes));
    }

    private static void compare(Draft draft, List<Done> done, Asking asking) {
        double[] adjusted = FalseDiscovery.adjust(done.stream()
                .flatMap(each -> each.change().ratio().stream())
                .mapToDouble(RateRatio::p)
                .toArray());
        int compared = 0;
        List<Table.Row> rows = new ArrayList<>();
        for (Done each : done) {
            PastAction action = each.taken().action();
            String verdict = "too few to say";
            Optional<RateRatio> ratio = each.change().ratio();
            if (ratio.isPresent()) {
                double p = adjusted[compared++];
                verdict = p >= 1 - asking.level()
                        ? "no detectable change"
                        : ratio.get().ratio() < 1 ? "fewer" : "more";
                draft.figure(new Figure(
                        "rate after over rate before: " + action.what(),
                        ratio.get().ratio(),
                        Unit.RATIO,
                        ratio.get().interval(),
                        each.of().size(),
                        METHOD,
                        each.window(),
                        Material.ids(each.of())));
                draft.finding("After \"" + action.what() + "\": " + verdict + " ("
                        + each.change().before().events()
                        + " before, " + each.change().after().events() + " after, ratio "
                        + Words.number(ratio.get().ratio()) + ", "
                        + Words.between(ratio.get().interval(), Words::number) + ", adjusted " + Words.p(p) + ").");
            }
            rows.add(new Table.Row(
                    List.of(
                            action.what(),
                            String.valueOf(each.change().before().events()),
                            String.valueOf(each.change().after().events()),
                            verdict),
                    Material.ids(each.of())));
        }
        if (compared == 0) {
            draft.finding("Too little is known to say what " + Words.count(done.size(), "action")
                    + " did: a verdict needs 10 incidents before and 10 after.");
        }
        draft.table(new Table("Before and after actions", List.of("action", "before", "after", "verdict"), rows));
    }
}
