package io.github.incidentsdk.rule.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with rules and what they read.
 *
 * @param setAside rules that are not run, and why
 * @param troubles by rule that runs: in one sentence why it sees nothing, never saw anything, or follows no more
 * @param blindSpells how often a rule saw nothing for so long that people should hear of it
 * @param thrown how often a supplier of a value threw
 * @param refusedSeries how many series were left out because there were too many, since the start
 * @param leftOut by metric of which series are missing at present because there are too many: which limit that is because of
 */
public record RulesHealth(
        List<RuleProblem> setAside,
        Map<String, String> troubles,
        long blindSpells,
        long thrown,
        long refusedSeries,
        Map<String, String> leftOut) {

    public RulesHealth {
        setAside = List.copyOf(setAside);
        troubles = Map.copyOf(troubles);
        leftOut = Map.copyOf(leftOut);
    }

    /** The same, with rules that never came so far as to be loaded, or of which more is known than their loading said. */
    public RulesHealth with(List<RuleProblem> unread) {
        List<RuleProblem> all = new ArrayList<>(unread);
        setAside.stream()
                .filter(loaded -> unread.stream().noneMatch(each -> each.rule().equals(loaded.rule())))
                .forEach(all::add);
        return new RulesHealth(all, troubles, blindSpells, thrown, refusedSeries, leftOut);
    }

    /** Whether every rule runs and sees, and no series is missing because there are too many. */
    public boolean isGood() {
        return setAside.isEmpty() && troubles.isEmpty() && leftOut.isEmpty();
    }
}
