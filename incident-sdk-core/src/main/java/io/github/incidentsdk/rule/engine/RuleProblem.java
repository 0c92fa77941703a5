package io.github.incidentsdk.rule.engine;

/**
 * Why a rule is not run; the others are.
 *
 * @param rule its id
 * @param message what is wrong, where, and what to do
 */
public record RuleProblem(String rule, String message) {

    @Override
    public String toString() {
        return "rule \"" + rule + "\": " + message;
    }
}
