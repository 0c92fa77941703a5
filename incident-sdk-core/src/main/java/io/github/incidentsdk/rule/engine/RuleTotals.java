package io.github.incidentsdk.rule.engine;

/**
 * What all rules together did since the process started, and how many see at present.
 *
 * @param running rules that run
 * @param blind how many of them saw, and have not for so long that people should hear of it
 * @param dead how many of them have never seen anything, for as long
 * @param evaluations how often one was evaluated
 * @param missedSlots how many evaluations were skipped because the process was late
 * @param failures how many evaluations failed by an exception, which counts as unknown
 */
public record RuleTotals(int running, int blind, int dead, long evaluations, long missedSlots, long failures) {

    static final RuleTotals NONE = new RuleTotals(0, 0, 0, 0, 0, 0);

    RuleTotals plus(RuleStatus rule) {
        boolean lasting = rule.blindness().lasting();
        boolean isDead = lasting && rule.blindness().dead();
        return new RuleTotals(
                running + 1,
                lasting && !isDead ? blind + 1 : blind,
                isDead ? dead + 1 : dead,
                evaluations + rule.counts().evaluations(),
                missedSlots + rule.counts().missedSlots(),
                failures + rule.counts().failures());
    }
}
