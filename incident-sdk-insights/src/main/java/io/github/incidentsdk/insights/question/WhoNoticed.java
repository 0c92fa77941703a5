package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Guardrails;
import io.github.incidentsdk.insights.statistics.Proportion;
import io.github.incidentsdk.insights.statistics.TwoByTwo;
import io.github.incidentsdk.insights.words.Words;
import io.github.incidentsdk.model.DetectedBy;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who noticed first: a rule, code, a person, a customer or a vendor; and how that went over time. */
public final class WhoNoticed implements Question {

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("who-noticed", "Who noticed first?", material);
        List<PastIncident> known = known(material.incidents());
        int unknown = material.incidents().size() - known.size();
        if (known.isEmpty()) {
            return draft.nothing("Nobody said of any incident who noticed it first.");
        }
        if (unknown > 0) {
            draft.caution("Of " + Words.count(unknown, "incident") + " nobody said who noticed first.");
        }
        shares(draft, known, asking);
        draft.picture(quarters(material, known));
        draft.breaks(material.window()).across();
        material.sides().ifPresent(sides -> change(draft, known(sides.first()), known(sides.second()), asking));
        return draft.done();
    }

    private static List<PastIncident> known(List<PastIncident> incidents) {
        return incidents.stream().filter(each -> each.detectedBy() != null).toList();
    }

    private static List<PastIncident> by(List<PastIncident> known, DetectedBy who) {
        return known.stream().filter(each -> each.detectedBy() == who).toList();
    }

    private static void shares(Draft draft, List<PastIncident> known, Asking asking) {
        List<Picture.Bar> bars = new ArrayList<>();
        for (DetectedBy who : DetectedBy.values()) {
            List<PastIncident> those = by(known, who);
            String word = who.name().toLowerCase(Locale.ROOT);
            Proportion share = new Proportion(those.size(), known.size());
            draft.share("noticed first by " + word, those, known.size());
            bars.add(new Picture.Bar(
                    word, share.share(), share.interval(asking.level()), known.size(), Material.ids(those)));
            if (who == DetectedBy.RULE || who == DetectedBy.CUSTOMER) {
                draft.finding("A " + word + " noticed first in " + Words.percent(share.share()) + ", "
                        + Words.between(share.interval(asking.level()), Words::percent) + ", of "
                        + Words.count(known.size(), "incident") + ".");
            }
        }
        List<String> said = bars.stream()
                .map(bar -> bar.label() + " " + Words.percent(bar.value()))
                .toList();
        draft.picture(new Picture.Bars(
                "Who noticed first",
                "Who noticed first, n = " + known.size() + ": " + String.join(", ", said) + ".",
                Unit.SHARE,
                bars));
    }

    private static Picture.Dots quarters(Material material, List<PastIncident> known) {
        ZoneId zone = material.asking().zone();
        List<Picture.Dot> dots = new ArrayList<>();
        ZonedDateTime first = material.window()
                .from()
                .atZone(zone)
                .truncatedTo(ChronoUnit.DAYS)
                .with(IsoFields.DAY_OF_QUARTER, 1);
        for (ZonedDateTime at = first; at.toInstant().isBefore(material.window().to()); at = at.plusMonths(3)) {
            Window quarter = new Window(at.toInstant(), at.plusMonths(3).toInstant());
            List<PastIncident> all = known.stream()
                    .filter(each -> quarter.contains(each.began()))
                    .toList();
            List<PastIncident> ruled = by(all, DetectedBy.RULE);
            if (!all.isEmpty()) {
                Proportion share = new Proportion(ruled.size(), all.size());
                Window part = quarter.within(material.window());
                dots.add(new Picture.Dot(
                        part.from(),
                        share.share(),
                        share.interval(material.level()),
                        all.size(),
                        part.equals(quarter),
                        Material.ids(ruled)));
            }
        }
        return new Picture.Dots(
                "Noticed first by a rule, by quarter",
                "The share that a rule noticed first, for each of " + Words.count(dots.size(), "quarter")
                        + " with its interval; hollow where not all of it is in the window.",
                Unit.SHARE,
                material.window(),
                dots,
                material.history().breaks());
    }

    private static void change(Draft draft, List<PastIncident> before, List<PastIncident> after, Asking asking) {
        String n = before.size() + " before and " + after.size() + " after";
        if (Math.min(before.size(), after.size()) < Guardrails.FEWEST_EVENTS) {
            draft.finding("Too little is known to say whether that changed (n = " + n + ").");
            return;
        }
        int one = by(before, DetectedBy.RULE).size();
        int other = by(after, DetectedBy.RULE).size();
        double p = new TwoByTwo(other, after.size() - other, one, before.size() - one).p();
        List<PastIncident> both = new ArrayList<>(before);
        both.addAll(after);
        draft.figure("p of no change in the share noticed by rules", p, Unit.PROBABILITY, null, "Fisher exact", both);
        double alpha = 1 - asking.level();
        draft.finding((p >= alpha
                        ? "No detectable change in the share that rules noticed"
                        : "Rules noticed "
                                + ((double) other / after.size() > (double) one / before.size() ? "more" : "less")
                                + " than before")
                + ": " + one + " of " + before.size() + " before, " + other + " of " + after.size() + " after (Fisher "
                + Words.p(p) + ").");
    }
}
