package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Difference;
import io.github.incidentsdk.insights.statistics.Guardrails;
import io.github.incidentsdk.insights.statistics.Sample;
import io.github.incidentsdk.insights.words.Words;
import io.github.incidentsdk.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long incidents last, as whole distributions: before against after, and the severe against the rest. */
public final class DurationsDiffer implements Question {

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("durations", "How long do incidents last, and does that differ?", material);
        List<Took> all = Took.over(material.incidents());
        if (all.isEmpty()) {
            return draft.nothing("No incident of the record is over, so there are no durations.");
        }
        int open = material.incidents().size() - all.size();
        if (open > 0) {
            draft.caution("Not in it, since it has no end yet: " + Words.count(open, "incident")
                    + "; see what is still open.");
        }
        overall(draft, all, asking);
        draft.breaks(material.window()).across();
        material.sides()
                .ifPresent(sides -> compare(
                        draft,
                        "before",
                        Took.over(sides.first()),
                        "after",
                        Took.over(sides.second()),
                        sides.window(),
                        asking));
        List<PastIncident> ranked = material.incidents().stream()
                .filter(each -> each.severity() != null)
                .toList();
        compare(
                draft,
                "SEV1 and SEV2",
                Took.over(severe(ranked, true)),
                "less severe",
                Took.over(severe(ranked, false)),
                material.window(),
                asking);
        return draft.done();
    }

    private static void overall(Draft draft, List<Took> all, Asking asking) {
        Optional<String> said = DurationFigures.say(draft, "duration", all, asking);
        draft.finding(said.map(each -> "Of " + Words.count(all.size(), "incident") + " that are over, " + each + ".")
                .orElse("There are " + all.size() + " durations; percentiles need " + Guardrails.FEWEST_VALUES + "."));
        Took.sayShortest(draft, "incident", all);
        Sample sample = Took.sample(all);
        sample.heldByLargest(0.05).ifPresent(held -> {
            draft.figure(
                    "share of all minutes in the longest 5 %",
                    held, Unit.SHARE, null, "sum of the largest, their number rounded down", Took.incidents(all));
            draft.finding("The longest 5 % hold " + Words.percent(held) + " of all minutes.");
        });
        draft.picture(new Picture.Steps(
                "Durations",
                "What share of " + Words.count(all.size(), "incident") + " was over after how long"
                        + said.map(each -> ": " + each).orElse("") + ".",
                true,
                List.of(Took.curve("all", all))));
    }

    private static List<PastIncident> severe(List<PastIncident> ranked, boolean severe) {
        return ranked.stream()
                .filter(each -> each.severity() != null && each.severity().atLeast(Severity.SEV2) == severe)
                .toList();
    }

    private static void compare(
            Draft draft, String one, List<Took> first, String other, List<Took> second, Window window, Asking asking) {
        Optional<Difference> difference = Difference.between(Took.sample(first), Took.sample(second));
        String n = one + " (n = " + first.size() + ") and " + other + " (n = " + second.size() + ")";
        if (difference.isEmpty()) {
            if (first.size() + second.size() > 0) {
                draft.finding("Too little is known to compare durations of " + n + ".");
            }
            return;
        }
        Difference found = difference.get();
        List<Took> both = new ArrayList<>(first);
        both.addAll(second);
        List<String> ids = Material.ids(Took.incidents(both));
        String name = one + " against " + other;
        draft.figure(new Figure(
                "longer one of a pair, " + name,
                found.superiority(),
                Unit.PROBABILITY,
                null,
                both.size(),
                "Mann–Whitney U over all pairs",
                window,
                ids));
        draft.figure(new Figure(
                "p of Mann–Whitney, " + name,
                found.shiftP(),
                Unit.PROBABILITY,
                null,
                both.size(),
                "Mann–Whitney",
                window,
                ids));
        draft.figure(new Figure(
                "p of Kolmogorov–Smirnov, " + name,
                found.formP(),
                Unit.PROBABILITY,
                null,
                both.size(),
                "two-sample Kolmogorov–Smirnov",
                window,
                ids));
        double alpha = (1 - asking.level()) / 2; // two tests of one question
        boolean seen = Math.min(found.shiftP(), found.formP()) < alpha;
        draft.finding((seen ? "Durations differ" : "No detectable difference") + " between " + n + ": in "
                + Words.percent(found.superiority()) + " of all pairs, one of each, that of " + one
                + " lasts longer (Mann–Whitney "
                + Words.p(found.shiftP()) + ", Kolmogorov–Smirnov " + Words.p(found.formP()) + ").");
        draft.picture(new Picture.Steps(
                "Durations, " + name,
                (seen ? "The curves differ" : "No detectable difference between the curves") + " of " + n + ".",
                true,
                List.of(Took.curve(one, first), Took.curve(other, second))));
    }
}
