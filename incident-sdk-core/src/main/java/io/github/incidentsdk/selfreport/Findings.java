package io.github.incidentsdk.selfreport;

import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.selfreport.Finding.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds what is wrong with how the parts are. Not safe for several threads. */
final class Findings {

    /** How long a sink must fail, or the journal, before that is worth a word. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How long it is worth a word that something was refused. */
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private static final String ALL = "all";

    private final Lasting failing = new Lasting(PATIENCE);
    private final Lasting unwritten = new Lasting(PATIENCE);
    private final Rising dead = new Rising(REMEMBERED);
    private final Rising refused = new Rising(REMEMBERED);
    private final Rising caps = new Rising(REMEMBERED);

    /** What is wrong now, each with why in one sentence. */
    Map<Finding, String> in(Observed now, long nowNanos) {
        Map<Finding, String> found = new LinkedHashMap<>();
        now.rules().forEach(rule -> look(rule, nowNanos, found));
        now.sinks().forEach(sink -> look(sink, nowNanos, found));
        String trouble = now.journal().trouble();
        if (unwritten.is(ALL, trouble != null, nowNanos)) {
            found.put(new Finding(Kind.JOURNAL_FAILS, "journal"), String.valueOf(trouble));
        }
        if (caps.is(Kind.SERIES_AT_CAP.word(), now.refusedSeries(), nowNanos)) {
            found.put(
                    new Finding(Kind.SERIES_AT_CAP, "series"),
                    "series were left out because there are too many: " + now.refusedSeries());
        }
        if (caps.is(Kind.INCIDENTS_AT_CAP.word(), now.refusedIncidents(), nowNanos)) {
            found.put(
                    new Finding(Kind.INCIDENTS_AT_CAP, "incidents"),
                    "incidents did not begin because there are too many: " + now.refusedIncidents());
        }
        return found;
    }

    private void look(RuleStatus rule, long nowNanos, Map<Finding, String> found) {
        RuleStatus.Blindness sight = rule.blindness();
        if (sight.lasting()) {
            found.put(
                    new Finding(sight.dead() ? Kind.RULE_DEAD : Kind.RULE_BLIND, rule.rule()),
                    String.valueOf(sight.unknown()));
        }
        if (refused.is(rule.rule(), rule.counts().refused(), nowNanos)) {
            found.put(
                    new Finding(Kind.RULE_AT_CAP, rule.rule()),
                    "label sets were true and not followed: " + rule.counts().refused());
        }
    }

    private void look(LaneStatus sink, long nowNanos, Map<Finding, String> found) {
        LaneStatus.Answer last = sink.lastAnswer();
        String answer = last == null ? "no answer yet" : last.text();
        if (failing.is(sink.sink(), sink.failing(), nowNanos)) {
            found.put(new Finding(Kind.SINK_FAILS, sink.sink()), answer);
        }
        boolean lately = dead.is(sink.sink(), sink.counts().dead(), nowNanos);
        if (lately || sink.refusing()) {
            found.put(
                    new Finding(Kind.SINK_REFUSES, sink.sink()),
                    "events became dead letters: " + sink.counts().dead());
        }
    }
}
