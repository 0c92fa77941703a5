package io.github.incidentsdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pairs and measures: maps in all but their layout. */
class FlatMapsTest {

    @Test
    void pairsKeepTheirOrderAndTheLastValue() {
        Pairs pairs = new Pairs();
        pairs.put("b", "1");
        pairs.put("a", "2");
        pairs.put("b", "3");

        assertThat(pairs.toMap()).containsExactly(entry("b", "3"), entry("a", "2"));
        assertThat(pairs.get("b")).isEqualTo("3");
        assertThat(pairs.get("c")).isNull();
    }

    @Test
    void pairsAreEqualInWhateverOrder() {
        Map<String, String> backwards = new LinkedHashMap<>();
        backwards.put("b", "2");
        backwards.put("a", "1");

        assertThat(Pairs.of(Map.of("a", "1", "b", "2")))
                .isEqualTo(Pairs.of(backwards))
                .hasSameHashCodeAs(Pairs.of(backwards))
                .isNotEqualTo(Pairs.of(Map.of("a", "2", "b", "1")))
                .isNotEqualTo(Pairs.of(Map.of("a", "1")))
                .isNotEqualTo(null);
    }

    @Test
    void pairsBeyondTheBoundAreDroppedAndCounted() {
        Pairs pairs = new Pairs();
        for (int i = 0; i < 70; i++) {
            assertThat(pairs.put("name-" + i, "x")).isEqualTo(i < Pairs.MOST);
        }

        assertThat(pairs.size()).isEqualTo(64);
        assertThat(pairs.dropped()).isEqualTo(6);
        assertThat(pairs.put("name-3", "y")).isTrue();
        assertThat(pairs.get("name-3")).isEqualTo("y");
    }

    @Test
    void measuresSayWhetherAnythingChanged() {
        Measures measures = new Measures();

        assertThat(measures.put("a", 1)).isTrue();
        assertThat(measures.put("a", 1)).isFalse();
        assertThat(measures.put("a", 2)).isTrue();
        assertThat(measures.putAll(Measures.of(Map.of("a", 2.0)))).isFalse();
        assertThat(measures.putAll(Measures.of(Map.of("b", 2.0)))).isTrue();
        assertThat(measures.toMap()).containsExactly(entry("a", 2.0), entry("b", 2.0));
    }

    @Test
    void measuresTakeFiniteNumbersOnly() {
        Measures measures = new Measures();

        assertThat(measures.put("a", Double.NaN)).isFalse();
        assertThat(measures.put("b", Double.NEGATIVE_INFINITY)).isFalse();
        assertThat(measures.size()).isZero();
        assertThat(measures.dropped()).isZero();
        assertThat(measures.get("a")).isNaN();
    }

    @Test
    void aValueThatIsNotFiniteLeavesTheLastOneStanding() {
        Measures measures = new Measures();
        measures.put("a", 1);

        assertThat(measures.put("a", Double.NaN)).isFalse();
        assertThat(measures.get("a")).isEqualTo(1);
    }

    @Test
    void measuresBeyondTheBoundAreDroppedAndCounted() {
        Measures measures = new Measures();
        for (int i = 0; i < 70; i++) {
            measures.put("name-" + i, i);
        }

        assertThat(measures.size()).isEqualTo(64);
        assertThat(measures.dropped()).isEqualTo(6);
    }

    @Test
    void theirMapsCannotBeChanged() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Pairs.of(Map.of("a", "b")).toMap().put("c", "d"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Measures.of(Map.of("a", 1.0)).toMap().put("c", 2.0));
    }
}
