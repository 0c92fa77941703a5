package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.RuleState.Phase;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.evidence.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When the rules that held the incident open were not evaluated, or could not tell. */
final class RuleGaps {

    /** That a rule is evaluated is written every 30 seconds by default; so long without a word, it was not. */
    static final Duration UNHEARD = Duration.ofSeconds(90);
    /** A service may have it written less often; after so many times of what is usual it was not evaluated. */
    private static final int USUAL = 3;
    /** So much of the time that a level was true may be missing, since rules are evaluated by ticks. */
    static final Duration UNCOUNTED = Duration.ofMinutes(1);

    private final Evidence record;
    private final List<Gap> gaps = new ArrayList<>();

    /** When the rule that is looked at was not evaluated. */
    private final List<Gap> away = new ArrayList<>();

    RuleGaps(Evidence record) {
        this.record = record;
    }

    private record Heard(Instant at, long trueMillis) {}

    List<Gap> gaps() {
        for (String rule : rulesOf(record)) {
            away.clear();
            unheard(rule);
            gaps.addAll(away);
            unknown(rule);
        }
        return gaps;
    }

    /** Ids of the rules that ever claimed the incident. */
    static Set<String> rulesOf(Evidence record) {
        Set<String> rules = new TreeSet<>();
        record.events()
                .forEach(line -> line.incident().claims().stream()
                        .filter(claim -> claim.reporter().kind() == Actor.Kind.RULE)
                        .forEach(claim -> rules.add(claim.reporter().name())));
        return rules;
    }

    private void unheard(String rule) {
        Instant last = record.incident().declaredAt();
        Duration unheard = unheardAfter(rule);
        boolean isHeard = false;
        for (Ruled line : record.rules()) {
            boolean isAbout = line.evaluated().contains(rule)
                    || line.states().stream().anyMatch(state -> state.rule().equals(rule));
            if (isAbout && isOn(line.at())) {
                unheard(rule, last, line.at(), unheard);
                last = line.at();
                isHeard = true;
            }
        }
        if (isHeard) { // else the journal keeps no such lines, as one in memory does
            unheard(rule, last, record.endedAt(), unheard);
        }
    }

    private Duration unheardAfter(String rule) {
        List<Duration> pauses = new ArrayList<>();
        Instant last = null;
        for (Ruled line : record.rules()) {
            if (line.evaluated().contains(rule)) {
                if (last != null) {
                    pauses.add(Duration.between(last, line.at()));
                }
                last = line.at();
            }
        }
        pauses.sort(Comparator.naturalOrder());
        Duration usual = pauses.isEmpty() ? Duration.ZERO : pauses.get(pauses.size() / 2);
        return Collections.max(List.of(UNHEARD, usual.multipliedBy(USUAL)));
    }

    private void unheard(String rule, Instant from, Instant to, Duration longest) {
        if (Duration.between(from, to).compareTo(longest) > 0) {
            away.add(new Gap(from, to, Gap.Kind.NOT_EVALUATED, "The rule " + rule + " was not evaluated."));
        }
    }

    /** Time in which a rule cannot tell does not count as true, and so is missing between two states that both fire. */
    private void unknown(String rule) {
        Map<Map<String, String>, Map<Severity, Heard>> firing = new HashMap<>();
        for (Ruled line : record.rules()) {
            for (RuleState state : line.states()) {
                if (state.rule().equals(rule) && isOn(line.at()) && record.isAbout(state)) {
                    Map<Severity, Heard> now = new HashMap<>();
                    Map<Severity, Heard> before = firing.getOrDefault(state.by(), Map.of());
                    for (RuleState.Level level : state.levels()) {
                        if (level.phase() == Phase.FIRING) {
                            now.put(level.severity(), new Heard(line.at(), level.trueMillis()));
                        }
                    }
                    unknown(rule, before, now);
                    firing.put(state.by(), now);
                }
            }
        }
    }

    /** Of what one line says, the level that misses the most speaks for all. */
    private void unknown(String rule, Map<Severity, Heard> before, Map<Severity, Heard> now) {
        Duration most = Duration.ZERO;
        Heard since = null;
        Heard until = null;
        for (Map.Entry<Severity, Heard> level : now.entrySet()) {
            Heard first = before.get(level.getKey());
            Duration missing = missing(first, level.getValue());
            if (first != null && missing.compareTo(most) > 0) {
                most = missing;
                since = first;
                until = level.getValue();
            }
        }
        if (since != null && until != null && most.compareTo(UNCOUNTED) > 0) {
            String what = "The rule " + rule + " could not tell for " + most.toMinutes() + " minutes of this time.";
            gaps.add(new Gap(since.at(), until.at(), Gap.Kind.UNKNOWN, what));
        }
    }

    private Duration missing(@Nullable Heard before, Heard now) {
        if (before == null || now.trueMillis() < before.trueMillis()) {
            return Duration.ZERO; // it fired anew in between
        }
        return Duration.between(before.at(), now.at())
                .minusMillis(now.trueMillis() - before.trueMillis())
                .minus(away(before.at(), now.at()));
    }

    /** What is missing because the rule was not evaluated has a gap of its own. */
    private Duration away(Instant from, Instant to) {
        Duration away = Duration.ZERO;
        for (Gap gap : this.away) {
            Instant begin = gap.from().isAfter(from) ? gap.from() : from;
            Instant end = gap.to() != null && gap.to().isBefore(to) ? gap.to() : to;
            away = begin.isBefore(end) ? away.plus(Duration.between(begin, end)) : away;
        }
        return away;
    }

    private boolean isOn(Instant at) {
        return !at.isBefore(record.incident().declaredAt()) && !at.isAfter(record.endedAt());
    }
}
