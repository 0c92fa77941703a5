package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Break;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Counted;
import io.github.incidentsdk.insights.statistics.Proportion;
import io.github.incidentsdk.insights.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An answer that is being put together. */
final class Draft {

    /** More groups, signs or rules than that nobody looks through one by one; of more, those that matter most are shown. */
    static final int MOST_SHOWN = 50;

    private final String id;
    private final String question;
    private final Material material;
    private final List<String> findings = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<String> cautions = new ArrayList<>();
    private @Nullable String headline;

    Draft(String id, String question, Material material) {
        this.id = id;
        this.question = question;
        this.material = material;
    }

    /** What a report puts above all. */
    Draft headline(String sentence) {
        headline = sentence;
        return this;
    }

    Draft finding(String sentence) {
        findings.add(sentence);
        return this;
    }

    Draft caution(String sentence) {
        if (!cautions.contains(sentence)) {
            cautions.add(sentence);
        }
        return this;
    }

    Draft picture(Picture picture) {
        pictures.add(picture);
        return this;
    }

    Draft table(Table table) {
        tables.add(table);
        return this;
    }

    Draft figure(
            String name, double value, Unit unit, @Nullable Interval interval, String method, List<PastIncident> of) {
        return figure(new Figure(name, value, unit, interval, of.size(), method, material.window(), Material.ids(of)));
    }

    Draft figure(Figure figure) {
        figures.add(figure);
        return this;
    }

    /** A number of incidents. */
    Draft count(String name, List<PastIncident> of) {
        return figure(name, of.size(), Unit.COUNT, countInterval(of.size()), Counted.METHOD, of);
    }

    /** How many of {@code all} are {@code hits}. */
    Draft share(String name, List<PastIncident> hits, int all) {
        Proportion share = new Proportion(hits.size(), all);
        return figure(new Figure(
                name,
                share.share(),
                Unit.SHARE,
                share.interval(material.level()),
                all,
                Proportion.METHOD,
                material.window(),
                Material.ids(hits)));
    }

    /** The places of those that are shown of tests with these {@code adjusted} p, all where they are few; else a caution says so. */
    List<Integer> shown(double[] adjusted, String thing) {
        List<Integer> all = IntStream.range(0, adjusted.length).boxed().toList();
        if (adjusted.length <= MOST_SHOWN) {
            return all;
        }
        caution("Shown are the " + MOST_SHOWN + " of " + Words.count(adjusted.length, thing)
                + " with the smallest adjusted p.");
        return all.stream()
                .sorted(Comparator.comparingDouble(each -> adjusted[each]))
                .limit(MOST_SHOWN)
                .toList();
    }

    Interval countInterval(long events) {
        return new Counted(events, 1).interval(material.level());
    }

    /** Says which breaks lie in {@code window}, since nothing is compared across them. */
    Draft breaks(Window window) {
        for (Break each : material.history().breaks()) {
            if (window.contains(each.at())) {
                caution("Nothing is compared across "
                        + Words.day(each.at(), material.asking().zone()) + ": " + each.why() + ".");
            }
        }
        return this;
    }

    /** Says which breaks lie in the window, where incidents of both sides are counted together. */
    Draft across() {
        for (Break each : material.breaks()) {
            caution("From " + Words.day(each.at(), material.asking().zone())
                    + " on something is counted in another way (" + each.why()
                    + "), and what was before and what came after are counted together here.");
        }
        return this;
    }

    /** Nothing can be said: {@code why}. */
    Answer nothing(String why) {
        return finding(why).done();
    }

    Answer done() {
        if (findings.isEmpty()) {
            findings.add("There is nothing to say: the record has "
                    + Words.count(material.incidents().size(), "incident") + " that count.");
        }
        return new Answer(id, question, headline, findings, figures, pictures, tables, cautions);
    }
}
