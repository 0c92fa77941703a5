package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.NearMiss;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.history.Report;
import io.github.incidentsdk.insights.statistics.Proportion;
import io.github.incidentsdk.insights.statistics.Sample;
import io.github.incidentsdk.insights.words.Words;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.Resolution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whether the rules are good: confirmed, dismissed, missed, how much earlier they were, and what nearly was one. */
public final class RulesGood implements Question {

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("rules", "Are the rules good?", material);
        Map<String, Tally> rules = tallies(material);
        Map<String, Shadows.Score> shadows = Shadows.of(material).byRule();
        if (rules.isEmpty() && shadows.isEmpty()) {
            return draft.nothing(unnamed(material));
        }
        List<Table.Row> rows = new ArrayList<>();
        rules.forEach((rule, tally) -> rows.add(row(draft, rule, tally, material)));
        if (!rows.isEmpty()) {
            draft.table(new Table(
                    "Rules",
                    List.of(
                            "rule",
                            "opened or joined",
                            "confirmed",
                            "dismissed",
                            "nobody said",
                            "near misses",
                            "earlier by"),
                    rows));
            missed(draft, material);
        }
        shadows.forEach((rule, score) -> shadow(draft, rule, score, material));
        return draft.across().done();
    }

    private static String unnamed(Material material) {
        long ruled = material.incidents().stream()
                .filter(each -> each.detectedBy() == DetectedBy.RULE)
                .count();
        return "Of no incident is it on record which rule opened or joined it"
                + (ruled == 0
                        ? "."
                        : "; all that is known is that some rule noticed " + Words.count(ruled) + " of them first.");
    }

    private static final class Tally {
        final List<PastIncident> all = new ArrayList<>();
        final List<PastIncident> confirmed = new ArrayList<>();
        final List<PastIncident> dismissed = new ArrayList<>();
        final List<Double> leads = new ArrayList<>();
        int nearMisses;
    }

    private static Map<String, Tally> tallies(Material material) {
        Map<String, Tally> rules = new TreeMap<>();
        Stream<PastIncident> dismissed = material.uncounted().stream()
                .filter(each -> !each.drill() && !each.shadow() && each.resolution() == Resolution.DISMISSED);
        Stream.concat(material.incidents().stream(), dismissed).forEach(incident -> {
            for (Report report : incident.reports()) {
                if (report.reporter().kind() == Actor.Kind.RULE) {
                    Tally tally = rules.computeIfAbsent(report.reporter().name(), none -> new Tally());
                    tally.all.add(incident);
                    if (incident.resolution() == Resolution.DISMISSED) {
                        tally.dismissed.add(incident);
                    } else if (isConfirmed(incident)) {
                        tally.confirmed.add(incident);
                    }
                    lead(incident, report, tally);
                }
            }
        });
        for (NearMiss miss : material.history().nearMisses()) {
            if (material.window().contains(miss.from())) {
                rules.computeIfAbsent(miss.rule(), none -> new Tally()).nearMisses++;
            }
        }
        return rules;
    }

    /** Somebody took it, or somebody or something else says so, too. */
    private static boolean isConfirmed(PastIncident incident) {
        return incident.at(Moment.ACKNOWLEDGED) != null
                || incident.at(Moment.REVIEWED) != null
                || incident.reports().stream().anyMatch(each -> each.reporter().kind() != Actor.Kind.RULE);
    }

    /** By how much the rule was earlier than the first who is no rule. */
    private static void lead(PastIncident incident, Report rule, Tally tally) {
        incident.reports().stream()
                .filter(each -> each.reporter().kind() != Actor.Kind.RULE)
                .findFirst()
                .ifPresent(other -> tally.leads.add(
                        Duration.between(rule.since(), other.since()).toMillis() / 1000.0));
    }

    private static Table.Row row(Draft draft, String rule, Tally tally, Material material) {
        int judged = tally.confirmed.size() + tally.dismissed.size();
        if (judged > 0) {
            Proportion share = new Proportion(tally.confirmed.size(), judged);
            draft.share("confirmed, of those judged, of rule " + rule, tally.confirmed, judged);
            draft.finding("Rule " + rule + ": " + Words.percent(share.share()) + " confirmed, "
                    + Words.between(share.interval(material.level()), Words::percent) + ", of " + judged
                    + " that people judged; "
                    + Words.count(tally.nearMisses, "near miss").replace("near misss", "near misses") + ".");
        }
        draft.figure(new Figure(
                "near misses of rule " + rule,
                tally.nearMisses,
                Unit.COUNT,
                draft.countInterval(tally.nearMisses),
                tally.nearMisses,
                "pending that cleared, from the journal",
                material.window(),
                List.of()));
        Sample leads =
                Sample.of(tally.leads.stream().mapToDouble(Double::doubleValue).toArray());
        leads.percentile(0.5)
                .ifPresent(median -> draft.figure(new Figure(
                        "median lead of rule " + rule + " over others",
                        median,
                        Unit.SECONDS,
                        leads.interval(0.5, material.level()).orElse(null),
                        leads.n(),
                        Sample.METHOD,
                        material.window(),
                        Material.ids(tally.all))));
        return new Table.Row(
                List.of(
                        rule,
                        String.valueOf(tally.all.size()),
                        String.valueOf(tally.confirmed.size()),
                        String.valueOf(tally.dismissed.size()),
                        String.valueOf(tally.all.size() - judged),
                        String.valueOf(tally.nearMisses),
                        leads.percentile(0.5).isPresent()
                                ? Words.duration(leads.percentile(0.5).getAsDouble()) + " (n = " + leads.n() + ")"
                                : "n = " + leads.n()),
                Material.ids(tally.all));
    }

    /** Incidents of types that rules open, which no rule saw. */
    private static void missed(Draft draft, Material material) {
        Set<String> types = new HashSet<>();
        List<PastIncident> unseen = new ArrayList<>();
        for (PastIncident incident : material.incidents()) {
            if (isSeen(incident)) {
                types.add(incident.type());
            } else {
                unseen.add(incident);
            }
        }
        unseen.removeIf(each -> !types.contains(each.type()));
        int all = (int) material.incidents().stream()
                .filter(each -> types.contains(each.type()))
                .count();
        if (all > 0) {
            Proportion share = new Proportion(unseen.size(), all);
            draft.share("missed by all rules", unseen, all);
            draft.finding("Rules missed " + unseen.size() + " of " + Words.count(all, "incident")
                    + " of the types that they open: " + Words.percent(share.share()) + ", "
                    + Words.between(share.interval(material.level()), Words::percent) + ".");
        }
    }

    private static boolean isSeen(PastIncident incident) {
        return incident.reports().stream().anyMatch(each -> each.reporter().kind() == Actor.Kind.RULE);
    }

    private static void shadow(Draft draft, String rule, Shadows.Score score, Material material) {
        int decided = score.hits.size() + score.alone.size();
        String lead = "";
        Sample leads = Sample.of(score.leads.stream()
                .mapToDouble(each -> each.toMillis() / 1000.0)
                .toArray());
        if (leads.percentile(0.5).isPresent()) {
            double median = leads.percentile(0.5).getAsDouble();
            draft.figure(
                    "median lead of shadow rule " + rule,
                    median,
                    Unit.SECONDS,
                    leads.interval(0.5, material.level()).orElse(null),
                    Sample.METHOD,
                    score.hits);
            lead = "; " + (median >= 0 ? "earlier by " : "later by ") + Words.duration(Math.abs(median))
                    + " in the median of " + leads.n();
        }
        if (decided > 0) {
            Proportion share = new Proportion(score.hits.size(), decided);
            draft.share("beside a declared incident, of shadow rule " + rule, score.hits, decided);
            draft.finding("Shadow rule " + rule + " would have opened " + score.openings.size() + ": "
                    + Words.percent(share.share()) + ", "
                    + Words.between(share.interval(material.level()), Words::percent)
                    + ", of " + decided + " were beside a declared incident" + lead + ".");
        }
    }
}
