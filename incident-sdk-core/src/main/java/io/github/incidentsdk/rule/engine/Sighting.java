package io.github.incidentsdk.rule.engine;

import org.jspecify.annotations.Nullable;

/**
 * That a rule has been blind for so long that people should hear of it, or that it sees again.
 *
 * @param rule its id
 * @param unknown why what it looks at is unknown; null when it sees again
 * @param dead whether it has never seen anything
 */
public record Sighting(String rule, @Nullable String unknown, boolean dead) {

    static Sighting of(RuleStatus rule) {
        RuleStatus.Blindness blindness = rule.blindness();
        return new Sighting(rule.rule(), blindness.lasting() ? blindness.unknown() : null, blindness.dead());
    }
}
