package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.statistics.Guardrails;
import io.github.incidentsdk.insights.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long each phase takes, as whole distributions: started, declared, acknowledged, mitigated, resolved, reviewed. */
public final class Phases implements Question {

    private static final List<List<Moment>> PHASES = List.of(
            List.of(Moment.STARTED, Moment.DECLARED),
            List.of(Moment.DECLARED, Moment.ACKNOWLEDGED),
            List.of(Moment.ACKNOWLEDGED, Moment.MITIGATED),
            List.of(Moment.MITIGATED, Moment.RESOLVED),
            List.of(Moment.DECLARED, Moment.RESOLVED),
            List.of(Moment.RESOLVED, Moment.REVIEWED));

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("phases", "How long does each phase take?", material);
        List<Picture.Curve> curves = new ArrayList<>();
        for (List<Moment> phase : PHASES) {
            List<Took> all = Took.between(material.incidents(), phase.get(0), phase.get(1));
            String name = word(phase.get(0)) + " → " + word(phase.get(1));
            if (all.isEmpty()) {
                draft.caution("No incident has both moments of " + name + ".");
                continue;
            }
            if (all.stream().allMatch(each -> each.seconds() == 0)) {
                draft.caution(name + " takes no time in any of " + Words.count(all.size(), "incident")
                        + ", as where one moment is written down as the other.");
                continue;
            }
            Optional<String> said = DurationFigures.say(draft, name, all, asking);
            draft.finding(said.map(each -> name + " (n = " + all.size() + "): " + each + ".")
                    .orElse(name + ": n = " + all.size() + "; percentiles need " + Guardrails.FEWEST_VALUES + "."));
            Took.sayShortest(draft, name + " step", all);
            curves.add(Took.curve(name, all));
        }
        if (!curves.isEmpty()) {
            List<String> names = curves.stream()
                    .map(each -> each.label() + " (n = " + each.n() + ")")
                    .toList();
            draft.picture(new Picture.Steps(
                    "Phases",
                    "What share was through each phase after how long: " + String.join(", ", names) + ".",
                    true,
                    curves));
        }
        return draft.across().done();
    }

    private static String word(Moment moment) {
        return moment.name().toLowerCase(Locale.ROOT);
    }
}
