package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.testing.RecordingSink;

/**
 * Entry point of the assertions; meant to be imported statically, and at home beside AssertJ's own {@code assertThat}.
 *
 * <p>What fails throws an {@link AssertionError} that shows what happened, tick by tick.
 */
public final class IncidentAssertions {

    private IncidentAssertions() {}

    /** Asserts something of rules under test, and of what became of them. */
    public static RuleTestAssert assertThat(RuleTest rules) {
        return new RuleTestAssert(rules);
    }

    /** Asserts something of what a sink was told. */
    public static SinkAssert assertThat(RecordingSink sink) {
        return new SinkAssert("the sink", sink, null);
    }
}
