package io.github.incidentsdk.rule.prometheus;

/**
 * A rule that cannot be run here; the others of its group are.
 *
 * @param rule which
 * @param why with line and column of its expression where that is the culprit
 */
public record RefusedRule(GroupRule rule, String why) {}
