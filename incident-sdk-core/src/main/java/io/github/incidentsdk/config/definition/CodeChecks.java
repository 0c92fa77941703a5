package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Places;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.model.IncidentType;
import java.util.Collection;

/** Checks the expressions of types that were built in code; rules are checked where they are built. */
public final class CodeChecks {

    private final Conditions conditions;

    public CodeChecks(Problems problems) {
        this.conditions = new Conditions(problems);
    }

    public void check(Collection<IncidentType> types) {
        types.forEach(this::type);
    }

    private void type(IncidentType type) {
        String path = Places.ROOT + ".types." + type.name() + ".severity.";
        for (IncidentType.PolicyLine line : type.policy()) {
            conditions.policyLine(leaf(path + line.severity(), line.condition()));
        }
    }

    private static Node.Text leaf(String path, String text) {
        return Node.Text.of(Places.inCode(path), text);
    }
}
