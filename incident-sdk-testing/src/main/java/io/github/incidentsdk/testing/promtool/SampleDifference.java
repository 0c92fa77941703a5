package io.github.incidentsdk.testing.promtool;

import io.github.incidentsdk.testing.promtool.Expectations.Sample;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What differs between the samples that an expression should give and those that it gives. */
final class SampleDifference {

    private final Expectations.Samples expected;
    private final List<Sample> missing;
    private final List<Sample> surplus = new ArrayList<>();

    SampleDifference(Expectations.Samples expected, List<Sample> got, boolean fuzzily) {
        this.expected = expected;
        this.missing = new ArrayList<>(expected.samples());
        for (Sample sample : got) {
            if (!takeEqual(sample, fuzzily)) {
                surplus.add(sample);
            }
        }
    }

    private boolean takeEqual(Sample sample, boolean fuzzily) {
        for (Iterator<Sample> left = missing.iterator(); left.hasNext(); ) {
            if (left.next().equals(sample, fuzzily)) {
                left.remove();
                return true;
            }
        }
        return false;
    }

    /** For people; empty when there is no difference. */
    Optional<String> text() {
        if (missing.isEmpty() && surplus.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(expected.expression() + " at " + Texts.time(expected.at()));
        missing.forEach(sample -> text.append("\n  expected  ").append(sample));
        surplus.forEach(sample -> text.append("\n  got       ").append(sample));
        return Optional.of(text.toString());
    }
}
