package io.github.incidentsdk.rule.prometheus;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are evaluated one after the other, at one moment.
 *
 * @param file where it stands, for messages
 * @param name its name, once in a file
 * @param every the pause between two evaluations; null where the file leaves that to whoever evaluates it
 * @param queryOffset by how much evaluation looks back, for samples that arrive late
 * @param limit how many series a rule may give, or an alert may have active; 0 for any number. Over it the rule fails as a whole
 * @param rules in the order in which they are evaluated
 */
public record RuleGroup(
        String file, String name, @Nullable Duration every, Duration queryOffset, int limit, List<GroupRule> rules) {

    public RuleGroup {
        rules = List.copyOf(rules);
    }
}
