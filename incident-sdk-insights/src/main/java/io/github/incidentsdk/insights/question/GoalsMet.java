package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Guardrails;
import io.github.incidentsdk.insights.statistics.Proportion;
import io.github.incidentsdk.insights.words.Words;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.Goal;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.List;

/** Whether goals are met: met or missed only where the interval leaves no doubt, else said to be open. */
public final class GoalsMet implements Question {

    private final List<Goal> goals;

    /**
     * Of the goals that an organisation has set itself.
     *
     * @param goals in the order in which they are said
     */
    public GoalsMet(List<Goal> goals) {
        this.goals = List.copyOf(goals);
    }

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("goals", "Are the goals met?", material);
        if (goals.isEmpty()) {
            return draft.nothing("No goal is set.");
        }
        for (Goal goal : goals) {
            if (goal instanceof Goal.DetectedByRule ruled) {
                detected(draft, material, ruled);
            } else if (goal instanceof Goal.Reviewed reviewed) {
                reviewed(draft, material, reviewed);
            } else if (goal instanceof Goal.OverdueActions overdue) {
                overdue(draft, material, overdue);
            }
        }
        return draft.done();
    }

    private static void detected(Draft draft, Material material, Goal.DetectedByRule goal) {
        List<PastIncident> known = material.incidents().stream()
                .filter(each -> each.detectedBy() != null)
                .toList();
        List<PastIncident> ruled = known.stream()
                .filter(each -> each.detectedBy() == DetectedBy.RULE)
                .toList();
        share(draft, material, goal.name(), "found first by a rule", ruled, known, goal.atLeast());
    }

    /** Of those whose time is up, or that are reviewed: of the others nobody can say yet. */
    private static void reviewed(Draft draft, Material material, Goal.Reviewed goal) {
        Instant now = material.window().to();
        List<PastIncident> due = material.incidents().stream()
                .filter(each -> each.severity() != null && each.severity().atLeast(Severity.SEV2))
                .filter(each -> isInTime(each, goal) || isTimeUp(each, goal, now))
                .toList();
        List<PastIncident> inTime =
                due.stream().filter(each -> isInTime(each, goal)).toList();
        String what = "of SEV1 and SEV2 reviewed within "
                + Words.duration((double) goal.within().toSeconds());
        share(draft, material, goal.name(), what, inTime, due, goal.atLeast());
    }

    private static boolean isInTime(PastIncident incident, Goal.Reviewed goal) {
        Instant reviewed = incident.at(Moment.REVIEWED);
        Instant resolved = incident.resolvedAt();
        return reviewed != null && resolved != null && !reviewed.isAfter(resolved.plus(goal.within()));
    }

    private static boolean isTimeUp(PastIncident incident, Goal.Reviewed goal, Instant now) {
        Instant resolved = incident.resolvedAt();
        return resolved != null && resolved.plus(goal.within()).isBefore(now);
    }

    private static void share(
            Draft draft,
            Material material,
            String name,
            String what,
            List<PastIncident> hits,
            List<PastIncident> all,
            double atLeast) {
        String goal = "Goal " + name + ", at least " + Words.percent(atLeast) + " " + what;
        if (all.size() < Guardrails.FEWEST_EVENTS) {
            draft.finding(goal + ": too little is known to say (" + hits.size() + " of " + all.size() + ").");
            return;
        }
        Proportion share = new Proportion(hits.size(), all.size());
        Interval interval = share.interval(material.level());
        draft.share("goal " + name, hits, all.size());
        String verdict = interval.low() >= atLeast
                ? "met"
                : interval.high() < atLeast ? "missed" : "neither met nor missed as far as can be told";
        draft.finding(goal + ": " + verdict + ", " + Words.percent(share.share()) + ", "
                + Words.between(interval, Words::percent) + ", of " + Words.count(all.size(), "incident") + ".");
    }

    private static void overdue(Draft draft, Material material, Goal.OverdueActions goal) {
        List<Actions.Taken> all = Actions.all(material);
        List<Actions.Taken> overdue = Actions.overdue(draft, "goal " + goal.name(), all, material);
        draft.finding("Goal " + goal.name() + ", at most " + Words.count(goal.atMost(), "overdue action") + ": "
                + (overdue.size() <= goal.atMost() ? "met" : "missed") + ", " + overdue.size() + " of "
                + Words.count(all.size(), "action") + ".");
    }
}
