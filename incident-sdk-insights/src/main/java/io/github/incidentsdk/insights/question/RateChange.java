package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Change;
import io.github.incidentsdk.insights.statistics.Counted;
import io.github.incidentsdk.insights.statistics.Dispersion;
import io.github.incidentsdk.insights.statistics.RateRatio;
import io.github.incidentsdk.insights.words.Amounts;
import io.github.incidentsdk.insights.words.Words;
import java.util.List;
import java.util.Optional;

/** Whether the rate changed: before against after, allowing for clusters, and never across a break. */
public final class RateChange implements Question {

    /** With fewer, verdicts on clustered incidents were wrong up to 8 % of the time in simulations, not 5 %. */
    private static final int FEW_PAIRS = 14;

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("rate-change", "Did the rate change?", material);
        draft.breaks(material.window());
        if (!material.incidents().isEmpty()) {
            new Months(material).addTo(draft);
        }
        Optional<Material.Sides> sides = material.sides();
        if (sides.isEmpty()) {
            String since = material.incidents().isEmpty()
                    ? ""
                    : "; before and after are not compared, since " + material.noSides();
            return draft.headline(total(material) + since + ".")
                    .nothing("There is nothing to compare: " + material.noSides() + ".");
        }
        Change change = change(sides.get(), material.level());
        draft.headline(headline(material, sides.get(), change) + material.compared());
        compare(material, sides.get(), change, draft);
        return draft.done();
    }

    /** A change only where the interval leaves no doubt that there was one. */
    private static String headline(Material material, Material.Sides sides, Change change) {
        return switch (change.verdict()) {
            case MORE, FEWER ->
                said(change.verdict()) + ": " + aWeek(change.after().rate()) + " in " + material.later(sides) + ", "
                        + aWeek(change.before().rate()) + " before; "
                        + Amounts.text(change.ratio().orElseThrow().interval(), Unit.RATIO) + " as many, of "
                        + Words.count(change.before().events() + change.after().events(), "incident") + ".";
            case NONE_DETECTABLE -> total(material) + "; no change of the rate can be told from chance.";
            case TOO_FEW ->
                total(material) + (material.incidents().isEmpty() ? "." : "; too few to say whether the rate changed.");
        };
    }

    /** All incidents of the window, with the range of their number or of their rate. */
    private static String total(Material material) {
        int n = material.incidents().size();
        if (n == 0) {
            return "No incident is on record in this window";
        }
        double weeks = Material.weeks(material.window());
        Counted counted = new Counted(n, weeks < 1 ? 1 : weeks);
        String range =
                " (" + Amounts.text(counted.interval(material.level()), weeks < 1 ? Unit.COUNT : Unit.NUMBER) + ")";
        return (n == 1 ? "There was " : "There were ")
                + Words.count(n, "incident")
                + (weeks < 1 ? "" : ", " + aWeek(counted.rate()))
                + range
                + (material.breaks().isEmpty() ? "" : ", counted in different ways");
    }

    private static String aWeek(double rate) {
        return Amounts.text(rate, Unit.PER_WEEK);
    }

    /** Of incidents of both sides, with the over-dispersion of their weeks. */
    static Change change(Material.Sides sides, double level) {
        return Change.between(
                new Counted(sides.first().size(), Material.weeks(sides.before())),
                new Counted(sides.second().size(), Material.weeks(sides.after())),
                dispersion(sides).phi(),
                level);
    }

    private static Dispersion dispersion(Material.Sides sides) {
        return Dispersion.of(List.of(
                Material.weekly(sides.first(), sides.before()), Material.weekly(sides.second(), sides.after())));
    }

    private static void compare(Material material, Material.Sides sides, Change change, Draft draft) {
        Window both = sides.window();
        List<PastIncident> all = sides.all();
        List<String> ids = Material.ids(all);
        String counts = Words.count(change.before().events()) + " before ("
                + aWeek(change.before().rate()) + ") and "
                + Words.count(change.after().events()) + " in " + material.later(sides) + " ("
                + aWeek(change.after().rate()) + ")";
        rate(draft, "incidents a week before", change.before(), sides.before(), sides.first(), material.level());
        rate(draft, "incidents a week after", change.after(), sides.after(), sides.second(), material.level());
        draft.figure(new Figure(
                "over-dispersion φ", change.phi(), Unit.NUMBER, null, all.size(), Dispersion.METHOD, both, ids));
        if (change.ratio().isEmpty()) {
            draft.finding("Too little is known to say whether the rate changed: " + counts
                    + "; a verdict needs 10 on each side.");
            return;
        }
        RateRatio ratio = change.ratio().get();
        int pairs = dispersion(sides).pairs();
        if (pairs < FEW_PAIRS) {
            draft.caution("How much weeks vary is known from " + Words.count(pairs, "pair")
                    + " of neighbours only; where incidents"
                    + " come in clusters, a verdict on so few weeks is wrong more often than it says.");
        }
        String method = RateRatio.METHOD + ", widened by √φ";
        draft.figure(new Figure(
                "rate after over rate before",
                ratio.ratio(),
                Unit.RATIO,
                ratio.interval(),
                all.size(),
                method,
                both,
                ids));
        draft.figure(new Figure("p of no change", ratio.p(), Unit.PROBABILITY, null, all.size(), method, both, ids));
        draft.finding(said(change.verdict()) + ": " + counts + "; the ratio is " + Words.number(ratio.ratio()) + ", "
                + Words.between(ratio.interval(), Words::number) + " (" + Words.p(ratio.p()) + ", φ = "
                + Words.number(change.phi()) + ").");
    }

    static String said(Change.Verdict verdict) {
        return switch (verdict) {
            case TOO_FEW -> "Too few to say";
            case NONE_DETECTABLE -> "No detectable change";
            case MORE -> "Incidents became more frequent";
            case FEWER -> "Incidents became less frequent";
        };
    }

    private static void rate(
            Draft draft, String name, Counted counted, Window window, List<PastIncident> of, double level) {
        draft.figure(new Figure(
                name,
                counted.rate(),
                Unit.PER_WEEK,
                counted.interval(level),
                counted.events(),
                Counted.METHOD,
                window,
                Material.ids(of)));
    }
}
