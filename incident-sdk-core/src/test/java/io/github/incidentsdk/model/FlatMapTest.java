package io.github.incidentsdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A flat map is a map like any other, in the order given. */
class FlatMapTest {

    @Test
    void isWhatWasPutInWhateverOrderAndHoweverOften() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Map<String, Integer> expected = new LinkedHashMap<>();
            FlatMap.Builder<Integer> builder = new FlatMap.Builder<>(random.nextInt(5));
            int puts = random.nextInt(round % 10 == 0 ? 300 : 20);
            for (int i = 0; i < puts; i++) {
                String name = "name" + random.nextInt(1 + puts);
                expected.put(name, i);
                builder.put(name, i);
            }
            for (Map<String, Integer> map : List.of(builder.build(), FlatMap.copyOf(expected))) {
                assertThat(map).as("seed %d", seed).isEqualTo(expected).hasSameHashCodeAs(expected);
                assertThat(expected).as("seed %d", seed).isEqualTo(map);
                assertThat(map).as("seed %d", seed).containsExactlyEntriesOf(expected);
                List<String> seen = new ArrayList<>();
                map.forEach((name, value) -> seen.add(name));
                assertThat(seen).as("seed %d", seed).containsExactlyElementsOf(expected.keySet());
                assertThat(map.get("none")).isNull();
                assertThat(map.containsKey("none")).isFalse();
                expected.forEach((name, value) -> assertThat(map.get(name)).isEqualTo(value));
            }
        }
    }

    @Test
    void isNotChangedAndNotCopiedAgain() {
        for (int entries = 0; entries <= 3; entries++) {
            Map<String, Integer> given = new LinkedHashMap<>();
            for (int i = 0; i < entries; i++) {
                given.put("name" + i, i);
            }
            Map<String, Integer> expected = new LinkedHashMap<>(given);
            Map<String, Integer> flat = FlatMap.copyOf(given);
            given.put("later", 4);

            assertThat(flat).isEqualTo(expected);
            assertThat(FlatMap.copyOf(flat)).isSameAs(flat);
            assertThatThrownBy(() -> flat.put("later", 4)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> flat.remove("name0")).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(flat::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void refusesNull() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("account", null);
        assertThatThrownBy(() -> FlatMap.copyOf(given)).isInstanceOf(NullPointerException.class);
    }
}
