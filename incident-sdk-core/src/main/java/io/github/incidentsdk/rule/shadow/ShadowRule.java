package io.github.incidentsdk.rule.shadow;

/**
 * A rule in shadow mode.
 *
 * @param id its id
 * @param declares the type of incident that it would declare
 * @param says all that it says in a few characters: when it is another, the rule is scored anew
 */
public record ShadowRule(String id, String declares, String says) {}
