package io.github.incidentsdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A snapshot never changes, whatever is built beside it. */
class IncidentSnapshotTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:15:00Z");

    @Test
    void aSnapshotStaysAsItWasWhileItsBuilderGoesOn() {
        IncidentSnapshotBuilder builder = IncidentSnapshot.of("v1-key", "key-1");
        IncidentSnapshot untouched = builder.build();
        IncidentSnapshot taken =
                builder.acknowledgedAt(NOW).roles(Map.of("commander", "anna")).build();
        IncidentSnapshot ended = builder.resolvedAt(NOW).roles(Map.of()).build();

        assertThat(untouched.acknowledgedAt()).isNull();
        assertThat(taken.acknowledgedAt()).isEqualTo(NOW);
        assertThat(taken.resolvedAt()).isNull();
        assertThat(taken.roles()).containsOnly(Map.entry("commander", "anna"));
        assertThat(ended.acknowledgedAt()).isEqualTo(NOW);
        assertThat(ended.resolvedAt()).isEqualTo(NOW);
        assertThat(ended.roles()).isEmpty();
    }

    @Test
    void aSnapshotStaysAsItWasWhenAnotherStartsFromIt() {
        IncidentSnapshot before = IncidentSnapshot.of("v1-key", "key-1")
                .reopened(1)
                .customerImpact(CustomerImpact.NO)
                .build();
        IncidentSnapshot after = before.toBuilder()
                .reopened(2)
                .customerImpact(CustomerImpact.YES)
                .links(List.of(new Link("wiki", "https://wiki.example.org")))
                .build();

        assertThat(before.reopened()).isEqualTo(1);
        assertThat(before.customerImpact()).isEqualTo(CustomerImpact.NO);
        assertThat(before.links()).isEmpty();
        assertThat(after.reopened()).isEqualTo(2);
        assertThat(after.customerImpact()).isEqualTo(CustomerImpact.YES);
        assertThat(after.links()).hasSize(1);
    }
}
