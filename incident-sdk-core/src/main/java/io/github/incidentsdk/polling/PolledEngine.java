package io.github.incidentsdk.polling;

import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.rule.remote.Inquiry;
import io.github.incidentsdk.rule.remote.Question;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks an engine what the rules of it need to know; all questions of one turn are about one moment. */
public final class PolledEngine implements Polled {

    private final String id;
    private final QueryEngine engine;
    private final Intake intake;
    private final TimeSource time;
    private final List<Due> inquiries = new ArrayList<>();
    private final Asked asked;
    private final Awaited waiting = new Awaited();

    /** When the turn began that is under way. */
    private volatile long turn;

    /** An inquiry and when it is due. */
    private static final class Due {

        final Inquiry inquiry;
        final Times times;
        final Map<String, Presence> presences = new HashMap<>();
        long at = Long.MIN_VALUE;

        /** The turn in which it was last asked. */
        volatile long turn = Long.MIN_VALUE;

        /** Whether it is asked in the next turn, whenever that is. */
        volatile boolean missed;

        Due(Inquiry inquiry) {
            this.inquiry = inquiry;
            this.times = new Times(inquiry.every());
        }
    }

    /** Creates an engine that is asked nothing yet; {@code intake} says what is taken of its answers. */
    public PolledEngine(String id, QueryEngine engine, Intake intake, TimeSource time) {
        this.id = id;
        this.engine = engine;
        this.intake = intake;
        this.time = time;
        this.asked = new Asked(id);
    }

    /** Has a rule's questions asked; before the first turn. */
    public void add(Inquiry inquiry) {
        inquiries.add(new Due(inquiry));
        inquiry.answers()
                .knows(inquiry.questions().stream().map(Question::metric).collect(Collectors.toSet()));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long run(long nowNanos) {
        long wall = time.wallMillis();
        turn = nowNanos;
        waiting.begins(nowNanos);
        for (Due due : inquiries) {
            if (nowNanos >= due.at || due.missed) {
                due.missed = false;
                ask(due, wall);
                due.turn = nowNanos;
                due.at = due.times.next(nowNanos, wall);
            }
        }
        waiting.ends();
        return inquiries.stream().mapToLong(due -> due.at).min().orElse(Step.WHEN_WOKEN);
    }

    private void ask(Due due, long wall) {
        Inquiry inquiry = due.inquiry;
        try {
            Instant moment = Instant.ofEpochMilli(wall).minus(inquiry.delay());
            List<Sample> answers = new ArrayList<>();
            for (Question question : inquiry.questions()) {
                List<Point> points = intake.ask(engine, question.expression(), moment);
                if (question.presence()) {
                    answers.addAll(due.presences
                            .computeIfAbsent(question.metric(), Presence::new)
                            .of(points));
                } else {
                    points.forEach(point -> answers.add(new Sample(question.metric(), point.labels(), point.value())));
                }
            }
            long answered = time.wallMillis(); // which may be long after it was asked
            inquiry.answers().replace(intake.labelling().of(answers), answered);
            asked.answers(Instant.ofEpochMilli(answered), answers.size(), Map.of());
        } catch (Throwable failed) { // whatever it is, nothing is known now
            String why = Failures.text(failed);
            inquiry.answers().failed(why);
            asked.fails(why);
        }
    }

    @Override
    public SourceStatus status() {
        return asked.status();
    }

    @Override
    public void watch(long nowNanos) {
        if (waiting.givesUp(nowNanos)) {
            asked.fails(Awaited.LATE);
            inquiries.stream().filter(due -> due.turn != turn).forEach(due -> {
                due.missed = true;
                due.inquiry.answers().failed(Awaited.LATE);
            });
        }
    }

    @Override
    public void close() {
        asked.closes();
        engine.close();
    }
}
