package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.rule.state.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a failing assertion on a rule says. */
final class RuleFailure {

    private static final int MOST_LABEL_SETS = 5;

    private final RuleTest rules;
    private final Timeline timeline;
    private final @Nullable Map<String, String> only;

    RuleFailure(RuleTest rules, Timeline timeline, @Nullable Map<String, String> only) {
        this.rules = rules;
        this.timeline = timeline;
        this.only = only;
    }

    /** What should have been, what the rule saw, and what it was fed. */
    String text(String what) {
        StringBuilder message = new StringBuilder("rule \"" + timeline.rule() + "\"");
        message.append(only == null ? " " : " for " + Texts.labels(only) + " ");
        message.append(what).append("\n\n");
        message.append(new TimelineText(timeline).of(only == null ? Set.of() : Set.of(only)));
        message.append("\nfed at present:");
        List<String> present = rules.feeds().present();
        message.append(present.isEmpty() ? " nothing\n" : "\n");
        Texts.shortened(present.stream().map(series -> "  " + series + "\n").toList())
                .forEach(message::append);
        return message.toString();
    }

    /** What it is now, in words. */
    String is(List<InstanceStatus> instances, RuleStatus status) {
        Map<String, String> sets = new LinkedHashMap<>();
        for (InstanceStatus instance : instances) {
            String levels = levels(instance);
            if (!levels.isEmpty()) {
                sets.put(Texts.labels(instance.by()), levels);
            }
        }
        String states = sets.entrySet().stream()
                .limit(MOST_LABEL_SETS)
                .map(set -> set.getKey().isEmpty() ? set.getValue() : set.getValue() + " for " + set.getKey())
                .collect(Collectors.joining("; "));
        String unknown = status.blindness().unknown();
        return (states.isEmpty() ? "inactive" : states) + (unknown == null ? "" : ", and blind: " + unknown);
    }

    private static String levels(InstanceStatus instance) {
        return instance.levels().stream()
                .filter(level -> level.phase() != Phase.INACTIVE)
                .map(level -> switch (level.phase()) {
                            case PENDING -> "pending";
                            case RECOVERING -> "recovering";
                            default -> "firing";
                        }
                        + " at " + level.severity())
                .collect(Collectors.joining(", "));
    }
}
