package io.github.incidentsdk.rule.state;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule.SeriesGone;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Walks one label set of a rule through evaluations, one tick apart, and writes down where it is after each.
 *
 * <p>What is seen is T (true), F (false), ? (unknown) or x (gone), one letter per level, most severe first; with
 * {@code resolve.when} a slash and one more follow. Phases are - (inactive), P, F and R.
 */
final class Walk {

    private static final long START = 1_000_000_000_000L;

    private final StateTable table;
    private final InstanceState state;
    private final Pace pace;
    private final long tick;
    private final Map<Turn, Integer> turns = new EnumMap<>(Turn.class);
    private final List<Severity> severities = new ArrayList<>();
    private long now = START;

    Walk(StateTable table, Duration tick) {
        this.table = table;
        this.state = new InstanceState(table);
        this.pace = table.pace();
        this.tick = tick.toNanos();
    }

    static Walk of(IncidentRuleBuilder builder) {
        return of(builder, SeriesGone.RESOLVE);
    }

    static Walk of(IncidentRuleBuilder builder, SeriesGone otherwise) {
        var rule = builder.build();
        return new Walk(StateTable.of(rule, rule.levels(), otherwise), rule.every());
    }

    /** Evaluates once per word and returns the phases after each, as many letters as there are levels. */
    String sees(String words) {
        StringBuilder phases = new StringBuilder();
        for (String word : words.trim().split(" +", -1)) {
            sees(verdicts(word));
            phases.append(phases.length() == 0 ? "" : " ").append(phases());
            now += tick;
        }
        return phases.toString();
    }

    void sees(Verdicts verdicts) {
        pace.advance(now);
        state.evaluate(verdicts, pace, (level, turn) -> turns.merge(turn, 1, Integer::sum));
        severities.add(state.severity());
    }

    /** Evaluates {@code count} times in a row. */
    String sees(String word, int count) {
        String phases = "";
        for (int i = 0; i < count; i++) {
            phases = sees(word);
        }
        return phases;
    }

    Walk pause(Duration beyondTheTick) {
        now += beyondTheTick.toNanos();
        return this;
    }

    private Verdicts verdicts(String word) {
        Verdicts verdicts = new Verdicts(table.levels());
        for (int level = 0; level < table.levels(); level++) {
            verdicts.level(level, verdict(word.charAt(level)));
        }
        if (word.length() > table.levels()) {
            verdicts.over(verdict(word.charAt(table.levels() + 1)));
        }
        return verdicts;
    }

    private static Verdict verdict(char letter) {
        return switch (letter) {
            case 'T' -> Verdict.TRUE;
            case 'F' -> Verdict.FALSE;
            case '?' -> Verdict.UNKNOWN;
            case 'x' -> Verdict.GONE;
            default -> throw new IllegalArgumentException("" + letter);
        };
    }

    private String phases() {
        StringBuilder phases = new StringBuilder();
        for (int level = 0; level < table.levels(); level++) {
            phases.append(letter(state.phase(level)));
        }
        return phases.toString();
    }

    private static char letter(Phase phase) {
        return switch (phase) {
            case INACTIVE -> '-';
            case PENDING -> 'P';
            case FIRING -> 'F';
            case RECOVERING -> 'R';
        };
    }

    InstanceState state() {
        return state;
    }

    StateTable table() {
        return table;
    }

    /** The time of the next evaluation. */
    long now() {
        return now;
    }

    /** How long, up to the last evaluation, a level has been true. */
    Duration trueFor(int level) {
        return Duration.ofNanos(now - tick - state.activeAt(level));
    }

    int count(Turn turn) {
        return turns.getOrDefault(turn, 0);
    }

    /** The claim's severity after each evaluation. */
    List<Severity> severities() {
        return severities;
    }
}
