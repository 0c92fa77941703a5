package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.rule.prometheus.AlertTypes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives alerting rules their ids: the type's name, with a number where several rules alert of the same. */
final class AlertNames {

    private final AlertTypes types;
    private final Set<String> taken;
    private final Map<String, Integer> rules = new HashMap<>();

    /** For alerts of these types; {@code taken} are ids of other rules. */
    AlertNames(AlertTypes types, Set<String> taken) {
        this.types = types;
        this.taken = new HashSet<>(taken);
    }

    String type(String alert) {
        return types.type(alert);
    }

    /** Returns the id of the next rule that alerts of this; never one that the first rule of another alert may have. */
    String rule(String alert) {
        String name = types.type(alert);
        int number = rules.merge(alert, 1, Integer::sum);
        String id = number == 1 ? name : name + "-" + number;
        while ((number > 1 && types.all().contains(id)) || !taken.add(id)) {
            number = rules.merge(alert, 1, Integer::sum);
            id = name + "-" + number;
        }
        return id;
    }
}
