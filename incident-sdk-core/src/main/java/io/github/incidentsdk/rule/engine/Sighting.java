package io.github.incidentsdk.rule.engine;

import org.jspecify.annotations.Nullable;

/**
 * That a rule has been blind for so long that people should hear of it, that what it joins never met, or that it sees again.
 *
 * @param rule its id
 * @param unknown why what it looks at is unknown; null when it sees again
 * @param dead whether it has never seen anything
 * @param strangers whose labels never met on the two sides of an operator; null when all did
 */
public record Sighting(
        String rule,
        @Nullable String unknown,
        boolean dead,
        @Nullable String strangers) {

    static Sighting of(RuleStatus rule) {
        RuleStatus.Blindness blindness = rule.blindness();
        return new Sighting(
                rule.rule(), blindness.lasting() ? blindness.unknown() : null, blindness.dead(), blindness.strangers());
    }
}
