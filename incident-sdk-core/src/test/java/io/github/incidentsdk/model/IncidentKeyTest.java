package io.github.incidentsdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentKeyTest {

    private static String key(String service, String type, Map<String, String> by) {
        return new IncidentKey(service, type, by, null, null).text();
    }

    @Test
    void isAVersionAndTwentySixBase32Characters() {
        assertThat(key("checkout", "outage", Map.of())).matches("v1-[a-z2-7]{26}");
    }

    @Test
    void isTheSameInEveryProcessAndVersion() {
        // SHA-256 over "8:checkout10:cost-spike7:account7:prod-eu0:0:", computed apart from this library.
        assertThat(key("checkout", "cost-spike", Map.of("account", "prod-eu")))
                .isEqualTo("v1-pguw7yr2v7fvpttebp2npur5bc");
    }

    @Test
    void theOrderOfByValuesMeansNothing() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("a", "1");
        one.put("b", "2");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("b", "2");
        other.put("a", "1");

        assertThat(key("s", "t", one)).isEqualTo(key("s", "t", other));
    }

    @Test
    void everyPartTellsApart() {
        Set<String> keys = new HashSet<>();
        keys.add(key("s", "t", Map.of("a", "1")));
        keys.add(key("x", "t", Map.of("a", "1")));
        keys.add(key("s", "x", Map.of("a", "1")));
        keys.add(key("s", "t", Map.of("x", "1")));
        keys.add(key("s", "t", Map.of("a", "x")));
        keys.add(key("s", "t", Map.of("a", "1", "b", "2")));
        keys.add(key("s", "t", Map.of()));
        keys.add(new IncidentKey("s", "t", Map.of("a", "1"), "pod-1", null).text());
        keys.add(new IncidentKey("s", "t", Map.of("a", "1"), "pod-2", null).text());
        keys.add(new IncidentKey("s", "t", Map.of("a", "1"), null, IncidentKey.DRILL).text());

        assertThat(keys).hasSize(10);
    }

    @Test
    void partsNeverRunIntoEachOther() {
        assertThat(key("ab", "c", Map.of())).isNotEqualTo(key("a", "bc", Map.of()));
        assertThat(key("s", "t", Map.of("ab", "c"))).isNotEqualTo(key("s", "t", Map.of("a", "bc")));
        assertThat(key("s", "t", Map.of("a", "b"))).isNotEqualTo(key("sta", "b", Map.of()));
        assertThat(key("s", "t", Map.of("a", "1:b"))).isNotEqualTo(key("s", "t", Map.of("a1:", "b")));
        assertThat(new IncidentKey("s", "t", Map.of(), "a", "b").text()).isNotEqualTo(key("s", "t", Map.of("a", "b")));
        assertThat(new IncidentKey("s", "t", Map.of(), "drill", null).text())
                .isNotEqualTo(new IncidentKey("s", "t", Map.of(), null, "drill").text());
    }

    @Test
    void textIsComparedInNfc() {
        assertThat(key("caf\u00e9", "t", Map.of())).isEqualTo(key("cafe\u0301", "t", Map.of()));
        assertThat(key("s", "t", Map.of("a", "\u00c5"))).isEqualTo(key("s", "t", Map.of("a", "\u212b")));
    }

    @Test
    void namesAreOrderedByWhatTheySpellAndNotHow() {
        assertThat(key("s", "t", Map.of("\u00e9", "1", "f", "2")))
                .isEqualTo(key("s", "t", Map.of("e\u0301", "1", "f", "2")));
    }

    @Test
    void compatibilityFormsStayApart() {
        assertThat(key("s", "t", Map.of("a", "\ufb01"))).isNotEqualTo(key("s", "t", Map.of("a", "fi")));
    }

    @Test
    void randomPartsMeetOnlyWhenTheyAreTheSame() {
        long seed = 7;
        Random random = new Random(seed);
        Map<String, String> seen = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String parts = word(random) + "|" + word(random) + "|" + word(random) + "|" + word(random);
            String[] part = parts.split("\\|", -1);
            String before = seen.put(key(part[0], part[1], Map.of(part[2], part[3])), parts);
            assertThat(before == null || before.equals(parts))
                    .as("seed %d: %s and %s have one key", seed, before, parts)
                    .isTrue();
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            word.append("ab1:".charAt(random.nextInt(4)));
        }
        return word.toString();
    }
}
