package io.github.incidentsdk.selfreport;

import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.journal.JournalStatus;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.rule.engine.RuleProblem;
import io.github.incidentsdk.rule.engine.RulesHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the SDK does all of its work at present, and why not. A journal in memory is no trouble where no directory was asked for.
 *
 * @param troubles what is wrong at present; empty while all is well
 * @param counted by reason: what was dropped, given up, ignored or left out since the start, and how many incidents a sink is to
 *     hear of once nothing holds them back
 */
public record Health(List<Trouble> troubles, Map<String, Long> counted) {

    /** Both are copied. */
    public Health {
        troubles = List.copyOf(troubles);
        counted = Map.copyOf(counted);
    }

    /** All of it in one word. */
    public enum Status {
        UP,
        /** Incidents are taken, but a part of the SDK does not do its work. */
        DEGRADED
    }

    /** What does not do its work. */
    public enum Part {
        JOURNAL,
        SINK,
        RULE,
        METRIC,
        SOURCE,
        HEARTBEAT,
        /** What is about no other part: a type, a number, a whole file. */
        CONFIGURATION
    }

    /**
     * One thing that is wrong.
     *
     * @param part what sort of part it is
     * @param name which one, such as a sink's id
     * @param why what is wrong with it, and what to do
     */
    public record Trouble(Part part, String name, String why) {
        @Override
        public String toString() {
            return switch (part) {
                case JOURNAL -> "journal: " + why;
                case SINK -> "sink \"" + name + "\": " + why;
                case RULE -> "rule \"" + name + "\": " + why;
                case METRIC -> "metric \"" + name + "\": " + why;
                case SOURCE -> "source \"" + name + "\": " + why;
                case HEARTBEAT -> "heartbeat: " + why;
                case CONFIGURATION -> "configuration: " + why;
            };
        }
    }

    /**
     * Judges how the parts are at one moment.
     *
     * @param known troubles that do not show in the parts, such as a sink that was set aside
     */
    public static Health of(
            List<Trouble> known,
            JournalStatus journal,
            List<LaneStatus> sinks,
            RulesHealth rules,
            Map<Ignored, Long> ignored) {
        List<Trouble> troubles = new ArrayList<>(known);
        Map<String, Long> counted = new TreeMap<>(journal.dropped());
        if (journal.trouble() != null) {
            troubles.add(
                    new Trouble(
                            Part.JOURNAL,
                            "journal",
                            journal.trouble()
                                    + "; what happens meanwhile is lost with the process: mend the directory, its disk, or the store of your own"));
        }
        for (LaneStatus sink : sinks) {
            if (sink.open()) {
                troubles.add(new Trouble(Part.SINK, sink.sink(), down(sink)));
            } else if (sink.refusing()) {
                troubles.add(new Trouble(Part.SINK, sink.sink(), refuses(sink)));
            }
            count("dead-letters." + sink.sink(), sink.counts().dead(), counted);
            count("passed-over." + sink.sink(), sink.counts().passedOver(), counted);
            sink.held().forEach((kind, held) -> count("held." + sink.sink() + "." + word(kind), held, counted));
            count("missed." + sink.sink(), sink.counts().missed(), counted);
        }
        for (RuleProblem problem : rules.setAside()) {
            troubles.add(new Trouble(Part.RULE, problem.rule(), "it is not run: " + problem.message()));
        }
        new TreeMap<>(rules.troubles()).forEach((rule, why) -> troubles.add(new Trouble(Part.RULE, rule, why)));
        new TreeMap<>(rules.leftOut()).forEach((metric, why) -> troubles.add(new Trouble(Part.METRIC, metric, why)));
        count("series-refused", rules.refusedSeries(), counted);
        ignored.forEach((why, times) -> count("ignored." + word(why), times, counted));
        return new Health(troubles, counted);
    }

    private static String down(LaneStatus sink) {
        return "it failed so often in a row that it is left alone for a while" + lastly(sink)
                + "; what it is to be told waits. See to its backend, or ask it: test(\"" + sink.sink() + "\")";
    }

    private static String refuses(LaneStatus sink) {
        return "it gave up an event and has taken none since" + lastly(sink)
                + "; see to its settings and its backend, then have it told again: replay(\"" + sink.sink()
                + "\", from)";
    }

    private static String lastly(LaneStatus sink) {
        LaneStatus.Answer last = sink.lastAnswer();
        return last == null ? "" : ", last with " + last.text();
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void count(String reason, long number, Map<String, Long> counted) {
        if (number > 0) {
            counted.put(reason, number);
        }
    }

    /** {@link Status#DEGRADED} while anything is wrong. */
    public Status status() {
        return troubles.isEmpty() ? Status.UP : Status.DEGRADED;
    }
}
