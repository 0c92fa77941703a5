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
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks an engine what the rules of it need to know; all questions of one turn are about one moment. */
public final class PolledEngine implements Polled {

    private final String id;
    private final QueryEngine engine;
    private final Labelling labels;
    private final TimeSource time;
    private final List<Due> inquiries = new ArrayList<>();
    private final Asked asked;

    /** An inquiry and when it is due. */
    private static final class Due {

        final Inquiry inquiry;
        final Times times;
        final Map<String, Presence> presences = new HashMap<>();
        long at = Long.MIN_VALUE;

        Due(Inquiry inquiry) {
            this.inquiry = inquiry;
            this.times = new Times(inquiry.every());
        }
    }

    /** Creates an engine that is asked nothing yet; {@code labels} says what becomes of those of its answers. */
    public PolledEngine(String id, QueryEngine engine, Labelling labels, TimeSource time) {
        this.id = id;
        this.engine = engine;
        this.labels = labels;
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
        long next = Step.WHEN_WOKEN;
        for (Due due : inquiries) {
            if (nowNanos >= due.at) {
                ask(due, wall);
                due.at = due.times.next(nowNanos, wall);
            }
            next = Math.min(next, due.at);
        }
        return next;
    }

    private void ask(Due due, long wall) {
        Inquiry inquiry = due.inquiry;
        asked.begins(time.nanos());
        try {
            Instant moment = Instant.ofEpochMilli(wall).minus(inquiry.delay());
            List<Sample> answers = new ArrayList<>();
            for (Question question : inquiry.questions()) {
                List<Point> points = engine.query(question.expression(), moment);
                if (question.presence()) {
                    answers.addAll(due.presences
                            .computeIfAbsent(question.metric(), Presence::new)
                            .of(points));
                } else {
                    points.forEach(point -> answers.add(new Sample(question.metric(), point.labels(), point.value())));
                }
            }
            inquiry.answers().replace(labels.of(answers), wall);
            asked.answers(Instant.ofEpochMilli(wall), answers.size());
        } catch (Exception failed) { // whatever it is, nothing is known now
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
        List<Consumer<String>> told = new ArrayList<>();
        inquiries.forEach(due -> told.add(due.inquiry.answers()::failed));
        asked.watch(nowNanos, told);
    }

    @Override
    public void close() {
        engine.close();
    }
}
