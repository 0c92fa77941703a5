package io.github.incidentsdk.rule.state;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.NoData;
import io.github.incidentsdk.rule.IncidentRule.SeriesGone;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million random evaluations, with pauses and clocks that go back: what must hold of every one, said without the table. */
class HostileTicksTest {

    private static final int RULES = 500;
    private static final int TICKS = 2_000;
    private static final List<NoData> NO_DATA = List.of(NoData.values());
    private static final List<SeriesGone> SERIES_GONE = List.of(SeriesGone.values());
    private static final List<Severity> SEVERITIES = List.of(Severity.values());
    private static final List<Verdict> VERDICTS = List.of(Verdict.values());

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_261_120})
    void breakNoLawOfTheLifecycle(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < RULES; i++) {
            Trial trial = new Trial("seed " + seed + ", rule " + i, random, rule(random));
            for (int tick = 0; tick < TICKS; tick++) {
                trial.tick();
            }
        }
    }

    private static IncidentRule rule(Random random) {
        IncidentRuleBuilder rule = IncidentRule.named("hostile")
                .declares("outage")
                .value("x")
                .every(Duration.ofSeconds(1 + random.nextInt(90)))
                .holdsFor(Duration.ofSeconds(random.nextInt(3) * random.nextLong(120)))
                .noData(NO_DATA.get(random.nextInt(NO_DATA.size())))
                .seriesGone(SERIES_GONE.get(random.nextInt(SERIES_GONE.size())));
        int levels = 1 + random.nextInt(3);
        for (int level = 0; level < levels; level++) {
            rule.level(SEVERITIES.get(level), "> 1", Duration.ofSeconds(random.nextInt(2) * random.nextLong(200)));
        }
        if (random.nextBoolean()) {
            rule.keep(Duration.ofSeconds(random.nextInt(3) * random.nextLong(120)));
        }
        if (random.nextBoolean()) {
            rule.resolvesWhen("< 1", Duration.ofSeconds(random.nextInt(200)));
        }
        return rule.build();
    }

    private static final long NOT = -1;

    /** One rule, with what an outsider can say of each of its levels. */
    private static final class Trial {

        private final String name;
        private final Random random;
        private final IncidentRule rule;
        private final InstanceState state;
        private final Pace pace;
        private final Verdicts verdicts;
        private final Turn[] turns;
        private final long[] trueFor;
        private final long[] notTrueFor;
        private final long[] goneFor;
        private final long[] unknownFor;
        private final long tick;
        private int ticks;
        private long now;
        private long last;

        Trial(String name, Random random, IncidentRule rule) {
            this.name = name;
            this.random = random;
            this.rule = rule;
            StateTable table = StateTable.of(rule, rule.levels(), SeriesGone.RESOLVE);
            state = new InstanceState(table);
            pace = table.pace();
            int levels = table.levels();
            verdicts = new Verdicts(levels);
            turns = new Turn[levels];
            trueFor = new long[levels];
            notTrueFor = new long[levels];
            goneFor = new long[levels];
            unknownFor = new long[levels];
            tick = rule.every().toNanos();
            now = random.nextLong() >> 2;
            last = Long.MIN_VALUE;
        }

        void tick() {
            ticks++;
            Phase[] before = phases();
            Severity claimed = state.severity();
            now += step();
            long seen = last == Long.MIN_VALUE ? 0 : Math.min(Math.max(0, now - last), 2 * tick);
            last = Math.max(last, now);
            see(seen);
            Arrays.fill(turns, Turn.NONE);
            pace.advance(now);
            state.evaluate(verdicts, pace, (level, turn) -> turns[level] = turn);
            for (int level = 0; level < turns.length; level++) {
                check(level, before[level]);
            }
            checkClaim(claimed);
        }

        private long step() {
            return switch (random.nextInt(40)) {
                case 0 -> -random.nextInt(5) * tick;
                case 1 -> 0;
                case 2 -> random.nextInt(1_000) * tick;
                case 3 -> (long) (random.nextDouble() * 4 * tick);
                default -> tick;
            };
        }

        private void see(long seen) {
            for (int level = 0; level < turns.length; level++) {
                Verdict verdict = random.nextInt(4) > 0 ? verdicts.level(level) : any();
                Verdict before = verdicts.level(level);
                boolean answered = verdict == Verdict.TRUE || verdict == Verdict.FALSE;
                boolean falseToo = verdict == Verdict.UNKNOWN && rule.noData() == NoData.RESOLVE;
                goneFor[level] = verdict == Verdict.GONE && before == Verdict.GONE ? goneFor[level] + seen : 0;
                unknownFor[level] =
                        verdict == Verdict.UNKNOWN && before == Verdict.UNKNOWN ? unknownFor[level] + seen : 0;
                trueFor[level] = verdict == Verdict.FALSE || verdict == Verdict.GONE
                        ? NOT
                        : trueFor[level] == NOT ? 0 : trueFor[level] + (answered ? seen : 0);
                notTrueFor[level] = verdict == Verdict.TRUE
                        ? NOT
                        : notTrueFor[level] == NOT ? 0 : notTrueFor[level] + (answered || falseToo ? seen : 0);
                verdicts.level(level, verdict);
            }
            verdicts.over(any());
        }

        private Verdict any() {
            return VERDICTS.get(random.nextInt(VERDICTS.size()));
        }

        private Phase[] phases() {
            Phase[] phases = new Phase[turns.length];
            for (int level = 0; level < phases.length; level++) {
                phases[level] = state.phase(level);
            }
            return phases;
        }

        private void check(int level, Phase before) {
            Phase after = state.phase(level);
            Turn turn = turns[level];
            Verdict verdict = verdicts.level(level);
            that(turn == turnBetween(before, after, turn), level, before, after);
            boolean unknown = verdict == Verdict.UNKNOWN;
            if (turn == Turn.FIRED || turn == Turn.BEGAN) {
                boolean declares = unknown && rule.noData() == NoData.DECLARE && unknownFor[level] > 300_000_000_000L;
                that(verdict == Verdict.TRUE || declares, level, before, after);
            }
            if (turn == Turn.FIRED && verdict == Verdict.TRUE) {
                long holdsFor = rule.holdsFor(rule.levels().get(level)).toNanos();
                boolean declared = rule.noData() == NoData.DECLARE;
                that(trueFor[level] >= holdsFor || declared, level, before, after);
            }
            if (turn.ends()) {
                that(!unknown || rule.noData() == NoData.RESOLVE, level, before, after);
                that(verdict != Verdict.TRUE, level, before, after);
                that((turn == Turn.VANISHED) == (verdict == Verdict.GONE), level, before, after);
            }
            if (turn == Turn.RECOVERED) {
                long keep = rule.keep(rule.levels().get(level)).toNanos();
                long resolve = rule.resolve().map(r -> r.holdsFor().toNanos()).orElse(keep);
                that(notTrueFor[level] >= Math.min(keep, resolve), level, before, after);
            }
            if (turn == Turn.VANISHED) {
                that(rule.seriesGone().orElseThrow() == SeriesGone.RESOLVE, level, before, after);
                that(goneFor[level] > Math.max(3 * tick, 300_000_000_000L), level, before, after);
            }
        }

        /** The one name that a change may have; its own when it may have several, and none that fits when it may not happen. */
        private static Turn turnBetween(Phase before, Phase after, Turn turn) {
            return switch (before) {
                case INACTIVE ->
                    switch (after) {
                        case INACTIVE -> Turn.NONE;
                        case PENDING -> Turn.BEGAN;
                        case FIRING -> Turn.FIRED;
                        case RECOVERING -> Turn.NONE;
                    };
                case PENDING ->
                    switch (after) {
                        case INACTIVE -> turn == Turn.FADED ? turn : Turn.MISSED;
                        case PENDING -> Turn.NONE;
                        case FIRING -> Turn.FIRED;
                        case RECOVERING -> Turn.NONE;
                    };
                case FIRING ->
                    switch (after) {
                        case INACTIVE -> turn == Turn.VANISHED ? turn : Turn.RECOVERED;
                        case PENDING -> Turn.VANISHED;
                        case FIRING -> Turn.NONE;
                        case RECOVERING -> Turn.EASED;
                    };
                case RECOVERING ->
                    switch (after) {
                        case INACTIVE -> turn == Turn.VANISHED ? turn : Turn.RECOVERED;
                        case PENDING -> Turn.VANISHED;
                        case FIRING -> Turn.RELAPSED;
                        case RECOVERING -> Turn.NONE;
                    };
            };
        }

        private void checkClaim(Severity before) {
            Severity after = state.severity();
            Severity expected = null;
            for (int level = turns.length - 1; level >= 0; level--) {
                if (state.phase(level).stands()) {
                    expected = rule.levels().get(level).severity();
                }
            }
            boolean held = rule.resolve().isPresent()
                    && verdicts.over() == Verdict.UNKNOWN
                    && verdicts.allFalse()
                    && rule.noData() != NoData.RESOLVE;
            if (held && before != null && after == null) {
                throw new AssertionError(where() + ": ended although nobody knows whether it is over");
            }
            boolean anyKnown = false;
            for (int level = 0; level < turns.length; level++) {
                anyKnown |= verdicts.level(level) != Verdict.UNKNOWN;
            }
            boolean mayEnd = anyKnown || before == null || rule.noData() == NoData.RESOLVE;
            boolean ended = after == null || (before != null && before.moreSevereThan(after));
            if (after != expected || (ended && !mayEnd)) {
                throw new AssertionError(where() + ": the claim went from " + before + " to " + after);
            }
        }

        private void that(boolean holds, int level, Phase before, Phase after) {
            if (!holds) {
                throw new AssertionError(where() + ", level " + level + ": " + before + " became " + after + " by "
                        + turns[level] + " at " + verdicts.level(level));
            }
        }

        private String where() {
            return name + ", tick " + ticks;
        }
    }
}
