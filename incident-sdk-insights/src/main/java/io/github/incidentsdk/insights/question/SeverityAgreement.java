package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Proportion;
import io.github.incidentsdk.insights.words.Words;
import io.github.incidentsdk.model.Severity;
import java.util.ArrayList;
import java.util.List;

/** Whether people and policy agree on severity, where somebody took the incident or set one. */
public final class SeverityAgreement implements Question {

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("severity-agreement", "Do people and policy agree on severity?", material);
        List<PastIncident> judged = material.incidents().stream()
                .filter(each -> each.policySeverity() != null)
                .filter(each -> each.setSeverity() != null || each.at(Moment.ACKNOWLEDGED) != null)
                .toList();
        if (judged.isEmpty()) {
            return draft.nothing("No incident has a severity of a policy that somebody has judged.");
        }
        List<PastIncident> agreed =
                judged.stream().filter(each -> difference(each) == 0).toList();
        List<PastIncident> lowered =
                judged.stream().filter(each -> difference(each) > 0).toList();
        List<PastIncident> raised =
                judged.stream().filter(each -> difference(each) < 0).toList();
        draft.share("people agree with the policy", agreed, judged.size());
        draft.share("people set a less severe one", lowered, judged.size());
        draft.share("people set a more severe one", raised, judged.size());
        Proportion share = new Proportion(agreed.size(), judged.size());
        draft.finding("People left the policy's severity as it was in " + Words.percent(share.share()) + ", "
                + Words.between(share.interval(asking.level()), Words::percent) + ", of "
                + Words.count(judged.size(), "incident") + " that somebody took; they set " + lowered.size()
                + " less severe and " + raised.size() + " more severe.");
        draft.caution("Who leaves a severity as it is may agree with it, or may not have looked at it.");
        draft.table(table(judged));
        return draft.across().done();
    }

    private static Severity peoples(PastIncident incident) {
        Severity set = incident.setSeverity();
        return set == null ? policys(incident) : set;
    }

    private static Severity policys(PastIncident incident) {
        Severity policy = incident.policySeverity();
        return policy == null ? Severity.SEV5 : policy;
    }

    /** Above 0 where people say that it is less severe. */
    private static int difference(PastIncident incident) {
        return peoples(incident).compareTo(policys(incident));
    }

    private static Table table(List<PastIncident> judged) {
        List<String> columns = new ArrayList<>(List.of("policy \\ people"));
        for (Severity severity : Severity.values()) {
            columns.add(severity.name());
        }
        List<Table.Row> rows = new ArrayList<>();
        for (Severity policy : Severity.values()) {
            List<PastIncident> those =
                    judged.stream().filter(each -> policys(each) == policy).toList();
            List<String> cells = new ArrayList<>(List.of(policy.name()));
            for (Severity people : Severity.values()) {
                cells.add(String.valueOf(
                        those.stream().filter(each -> peoples(each) == people).count()));
            }
            if (!those.isEmpty()) {
                rows.add(new Table.Row(cells, Material.ids(those)));
            }
        }
        return new Table("Severities of policy and people", columns, rows);
    }
}
