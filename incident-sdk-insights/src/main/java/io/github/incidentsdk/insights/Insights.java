package io.github.incidentsdk.insights;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Break;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.HistoryBuilder;
import io.github.incidentsdk.insights.history.intake.ImportSettings;
import io.github.incidentsdk.insights.history.intake.Intake;
import io.github.incidentsdk.insights.question.Asking;
import io.github.incidentsdk.insights.question.GoalsMet;
import io.github.incidentsdk.insights.question.Questions;
import io.github.incidentsdk.insights.report.About;
import io.github.incidentsdk.insights.report.Report;
import io.github.incidentsdk.model.Goal;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the record of incidents says, from wherever it was kept.
 *
 * <pre>{@code
 * Report report = Insights.over(Path.of("/var/lib/checkout/incidents"), Path.of("status-page.csv"))
 *         .in(ZoneId.of("Europe/Berlin"))
 *         .breakAt(Instant.parse("2024-03-01T00:00:00Z"), "SEV4 is no longer declared")
 *         .report();
 * Files.writeString(Path.of("report.html"), report.html());
 * }</pre>
 *
 * <p>Without more: all that the sources know of, hours and days in UTC, and what {@link Asking} asks without more. Restricted
 * incidents are counted nowhere and never shown. For one thread.
 */
public final class Insights {

    private final List<Path> sources;
    private final List<Goal> goals = new ArrayList<>();
    private final List<Break> breaks = new ArrayList<>();
    private ImportSettings imports = ImportSettings.ofDefaults();
    private String title = "Incidents";
    private Asking asking = Asking.ofDefaults();
    private @Nullable Window window;

    private Insights(List<Path> sources) {
        this.sources = sources;
    }

    /**
     * Over journal directories, directories of reviews, and files: reviews in Markdown, and incidents in CSV or JSON, as {@link
     * ImportSettings} says.
     */
    public static Insights over(Path... sources) {
        return over(List.of(sources));
    }

    /** As {@link #over(Path...)}. */
    public static Insights over(List<Path> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to learn from: name a journal directory or a file");
        }
        return new Insights(List.copyOf(sources));
    }

    /** What stands above the report; {@code Incidents} unless said. */
    public Insights titled(String title) {
        this.title = title;
        return this;
    }

    /** With hours and days of {@code zone}, which also times without an offset are taken in. */
    public Insights in(ZoneId zone) {
        return asking(asked -> asked.in(zone));
    }

    /**
     * Only of what began in {@code window}; all that is known there has to be in the sources. Where it goes on beyond the moment at
     * which the report is made it ends there.
     */
    public Insights within(Window window) {
        this.window = window;
        return this;
    }

    /** From {@code at} on something is counted in another way: what was before and what came after are not compared. */
    public Insights breakAt(Instant at, String why) {
        breaks.add(new Break(at, why));
        return this;
    }

    /** With {@code word} in files for {@code severity}, in any case. */
    public Insights severity(String word, Severity severity) {
        return importing(settings -> settings.severity(word, severity));
    }

    /** With files understood in another way, such as with a column of another name; the zone is that of {@link #in}. */
    public Insights importing(UnaryOperator<ImportSettings> change) {
        imports = change.apply(imports);
        return this;
    }

    /** With means beside the distributions, each with n and interval; no headline ever has one. */
    public Insights withMeans() {
        return asking(Asking::withMeans);
    }

    /** Asked in another way, such as with other office hours; restricted incidents stay out. */
    public Insights asking(UnaryOperator<Asking> change) {
        Asking changed = change.apply(asking);
        if (changed.restricted()) {
            throw new IllegalArgumentException(
                    "a report never has restricted incidents; ask Questions for a list of your own");
        }
        asking = changed;
        return this;
    }

    /** Also whether goals are met, such as those of the configuration, {@code config.goals().values()}. */
    public Insights goals(Collection<Goal> set) {
        goals.addAll(set);
        return this;
    }

    /**
     * Reads the sources.
     *
     * @throws IOException when one of them cannot be read or understood; the message names it, and the place in it
     */
    public History history() throws IOException {
        return history(TimeSource.system().wall());
    }

    private History history(Instant now) throws IOException {
        HistoryBuilder into = History.builder().until(now);
        if (window != null) {
            into.window(window);
        }
        breaks.forEach(each -> into.breakAt(each.at(), each.why()));
        ImportSettings settings = imports.zone(asking.zone());
        Intake intake = new Intake(into, settings);
        for (Path source : sources) {
            for (Source kind : Source.of(source)) {
                kind.read(source, intake);
            }
        }
        return intake.history();
    }

    /** Reads the sources and asks all questions; as {@link #report(Instant)}, made now. */
    public Report report() throws IOException {
        return report(TimeSource.system().wall());
    }

    /**
     * Reads the sources and asks all questions.
     *
     * @param madeAt when it is made; what sources have of later is left out, and said
     * @throws IOException when a source cannot be read or understood; the message names it, and the place in it
     */
    public Report report(Instant madeAt) throws IOException {
        History history = history(madeAt);
        List<Answer> answers = new ArrayList<>(Questions.ask(history, asking));
        if (!goals.isEmpty()) {
            answers.add(new GoalsMet(goals).answer(history, asking));
        }
        About about = new About(
                title,
                history.window(),
                madeAt,
                asking.zone(),
                sources.stream().map(Insights::name).toList(),
                history.breaks(),
                history.cautions());
        return new Report(about, answers, Listing.of(history, asking.zone()));
    }

    /** Readers of a report need no path of somebody's machine. */
    private static String name(Path source) {
        Path name = source.toAbsolutePath().normalize().getFileName();
        return name == null ? source.toString() : name.toString();
    }
}
