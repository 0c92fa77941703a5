package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares trees but for the places at which their parts were written. */
final class Trees {

    private Trees() {}

    static void assertSame(Expression actual, Expression expected) {
        assertThat(actual)
                .as(expected.text())
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .ignoringFieldsOfTypes(Position.class)
                .withEqualsForType(LabelMatcher::equals, LabelMatcher.class)
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(expected);
    }
}
