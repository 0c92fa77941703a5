package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Survival;
import io.github.incidentsdk.insights.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** What is still open, and how long incidents stay so, those that are open included; and which actions are overdue. */
public final class StillOpen implements Question {

    private static final double LEAST = 1;
    private static final int MOST_ROWS = 50;

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("still-open", "What is still open?", material);
        Instant now = material.window().to();
        List<PastIncident> open =
                material.incidents().stream().filter(each -> isOpen(each, now)).toList();
        List<Took> over = Took.over(
                material.incidents().stream().filter(each -> !isOpen(each, now)).toList());
        if (material.incidents().isEmpty()) {
            draft.finding("No incident is on record in this window.");
            Actions.overdue(draft, material);
            return draft.done();
        }
        draft.count("open incidents", open);
        draft.finding(
                open.isEmpty()
                        ? "No incident is open at the end of the window."
                        : Words.count(open.size(), "incident") + " of "
                                + material.incidents().size() + (open.size() == 1 ? " is" : " are")
                                + " open at the end of the window.");
        if (!open.isEmpty()) {
            draft.table(table(open, now, asking));
        }
        survival(draft, over, open, now, material);
        draft.across();
        Actions.overdue(draft, material);
        return draft.done();
    }

    private static boolean isOpen(PastIncident incident, Instant now) {
        Instant resolved = incident.resolvedAt();
        return resolved == null || !resolved.isBefore(now);
    }

    private static void survival(
            Draft draft, List<Took> over, List<PastIncident> open, Instant now, Material material) {
        double[] censored = open.stream()
                .mapToDouble(each ->
                        Math.max(LEAST, Duration.between(each.began(), now).toMillis() / 1000.0))
                .toArray();
        Survival survival = Survival.of(
                over.stream()
                        .mapToDouble(each -> Math.max(LEAST, each.seconds()))
                        .toArray(),
                censored,
                material.level());
        OptionalDouble median = survival.median();
        if (median.isPresent()) {
            Interval interval = survival.medianInterval().orElse(null);
            draft.figure(
                    "median time until it is over, open ones included",
                    median.getAsDouble(),
                    Unit.SECONDS,
                    interval,
                    Survival.METHOD,
                    material.incidents());
            draft.finding("Open ones included, half are over after " + Words.duration(median.getAsDouble())
                    + (interval == null ? "" : ", " + Words.between(interval, Words::duration)) + " (n = "
                    + survival.n() + ").");
        } else {
            draft.finding("How long half of them take cannot be said yet (n = " + survival.n() + ", of which "
                    + survival.ended() + " are over).");
        }
        List<Picture.StepPoint> points = new ArrayList<>();
        int every = Math.max(1, survival.steps().size() / 1_000);
        for (int i = 0; i < survival.steps().size(); i++) {
            Survival.Step step = survival.steps().get(i);
            if (i % every == 0 || i == survival.steps().size() - 1) {
                points.add(new Picture.StepPoint(step.time(), step.share(), step.interval(), null));
            }
        }
        List<Double> marks = Arrays.stream(censored).sorted().boxed().toList();
        draft.picture(new Picture.Steps(
                "How long incidents stay open",
                "What share of " + Words.count(survival.n(), "incident") + " is still open after how long; "
                        + open.size() + (open.size() == 1 ? " is" : " are") + " open yet.",
                false,
                List.of(new Picture.Curve("all", survival.n(), points, marks))));
    }

    private static Table table(List<PastIncident> open, Instant now, Asking asking) {
        List<Table.Row> rows = open.stream()
                .limit(MOST_ROWS)
                .map(each -> new Table.Row(
                        List.of(
                                each.title(),
                                each.severity() == null ? "" : each.severity().name(),
                                each.service(),
                                Words.minute(each.began(), asking.zone()),
                                Words.duration((double)
                                        Duration.between(each.began(), now).toSeconds())),
                        List.of(each.id())))
                .toList();
        String title =
                "Open at the end of the window" + (open.size() > MOST_ROWS ? ", the " + MOST_ROWS + " oldest" : "");
        return new Table(title, List.of("incident", "severity", "service", "since", "for"), rows);
    }
}
