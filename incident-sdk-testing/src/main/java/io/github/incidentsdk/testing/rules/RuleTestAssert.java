package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import java.util.List;

/** Assertions on rules under test; see {@link IncidentAssertions}. */
public final class RuleTestAssert {

    private final RuleTest rules;

    RuleTestAssert(RuleTest rules) {
        this.rules = rules;
    }

    /**
     * Asserts something of one rule.
     *
     * @throws IllegalArgumentException when there is no such rule
     */
    public RuleAssert rule(String id) {
        return new RuleAssert(rules, rules.timeline(id));
    }

    /**
     * Asserts something of what one sink of the configuration would have been told.
     *
     * @throws IllegalArgumentException when there is no such sink
     */
    public SinkAssert sink(String id) {
        return new SinkAssert("sink \"" + id + "\"", rules.sink(id), new SinkContext(rules, id));
    }

    /** No incident is open. */
    public RuleTestAssert hasNothingOpen() {
        if (!open().isEmpty()) {
            throw new AssertionError("nothing should be open, but there is\n" + shown(open()) + rules.explainAll());
        }
        return this;
    }

    /**
     * An incident of this type is open, this bad.
     *
     * @throws IllegalArgumentException when there is no such type
     */
    public RuleTestAssert hasOpen(String type, Severity severity) {
        rules.checkType(type);
        boolean found =
                open().stream().anyMatch(incident -> incident.type().equals(type) && incident.severity() == severity);
        if (!found) {
            throw new AssertionError("an incident " + type + " at " + severity + " should be open, but there is"
                    + (open().isEmpty() ? " none\n" : "\n" + shown(open())) + rules.explainAll());
        }
        return this;
    }

    /** So many incidents are open. */
    public RuleTestAssert hasOpen(int count) {
        if (open().size() != count) {
            throw new AssertionError(count + " incidents should be open, but there are " + open().size() + "\n"
                    + shown(open()) + rules.explainAll());
        }
        return this;
    }

    private List<IncidentSnapshot> open() {
        return rules.manager().open().stream().map(Incident::snapshot).toList();
    }

    private static String shown(List<IncidentSnapshot> incidents) {
        return String.join(
                "",
                Texts.shortened(incidents.stream()
                        .map(incident -> "  " + Texts.incident(incident) + "\n")
                        .toList()));
    }
}
