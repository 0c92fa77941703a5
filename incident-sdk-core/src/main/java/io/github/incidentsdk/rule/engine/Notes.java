package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.model.RuleState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the {@link RuleLog} what changed at a tick, and every so often which rules that follow something were evaluated. */
final class Notes {

    /** How many characters of identities one line takes; what it says beside them is less than twice as much. */
    private static final int MOST_CHARACTERS = 16_384;

    /** The most characters of a number. */
    private static final int NUMBER = 24;

    private static final int MOST_STATES = 128;
    private static final int MOST_RULES = 512;

    /** A tick on which more changes leaves the rest to the next. */
    private static final int MOST_LINES = 64;

    private static final long CLOCK_WAS_SET = 1_000;

    private long every = RuleTimes.DEFAULT.note().toNanos();
    private @Nullable RuleLog log;
    private boolean begun;
    private long notedAt;
    private long offset;
    private int lines;

    void into(RuleLog log) {
        this.log = log;
    }

    /** How often it is told which rules were evaluated. */
    void every(Duration pause) {
        every = pause.toNanos();
    }

    /** All that is due has been evaluated. */
    void note(List<? extends Noted> rules, long now, long wallMillis) {
        RuleLog to = log;
        if (to == null) {
            return;
        }
        lines = 0;
        if (!begun) {
            begun = true;
            notedAt = now;
            offset = wallMillis - now / 1_000_000;
        }
        if (now - notedAt >= every && evaluated(to, rules, now, wallMillis)) {
            notedAt = now;
        }
        for (int i = 0; i < rules.size(); i++) {
            Noted rule = rules.get(i);
            if (rule.moved() > 0 && !changed(to, rule, now, wallMillis)) {
                return;
            }
        }
    }

    private boolean evaluated(RuleLog to, List<? extends Noted> rules, long now, long wallMillis) {
        long offsetNow = wallMillis - now / 1_000_000;
        boolean clockWasSet = Math.abs(offsetNow - offset) > CLOCK_WAS_SET;
        List<String> ids = List.of();
        for (int i = 0; i < rules.size(); i++) {
            Noted rule = rules.get(i);
            if (rule.follows()) {
                rule.lookForDrift(clockWasSet, now);
                ids = ids.isEmpty() ? new ArrayList<>() : ids;
                ids.add(rule.id());
            }
        }
        offset = offsetNow;
        for (int from = 0; from < ids.size(); from += MOST_RULES) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + MOST_RULES));
            if (!to.keep(Instant.ofEpochMilli(wallMillis), some, List.of())) {
                return false;
            }
        }
        return true;
    }

    /** Whether all of it was taken; what was not is told at the next tick. */
    private boolean changed(RuleLog to, Noted rule, long now, long wallMillis) {
        rule.forgetUnkept();
        while (rule.moved() > 0) {
            List<RuleState> states = new ArrayList<>();
            int characters = 0;
            while (states.size() < Math.min(rule.moved(), MOST_STATES) && characters <= MOST_CHARACTERS) {
                RuleState state = rule.state(states.size(), now);
                characters += characters(state);
                states.add(state);
            }
            if (lines++ == MOST_LINES || !to.keep(Instant.ofEpochMilli(wallMillis), List.of(), states)) {
                return false;
            }
            rule.kept(states.size(), now);
        }
        return true;
    }

    private static int characters(RuleState state) {
        int characters = 0;
        for (var value : state.by().entrySet()) {
            characters += value.getKey().length() + value.getValue().length();
        }
        for (RuleState.Level level : state.levels()) {
            characters += level.when().length();
        }
        for (String name : state.values().keySet()) {
            characters += name.length() + NUMBER;
        }
        return characters;
    }
}
