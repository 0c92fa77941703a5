package io.github.incidentsdk.config.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problems;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapTreeTest {

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a|a",
                "a.b|a,b",
                "a[0]|a,[0]",
                "a[0].b|a,[0],b",
                "a[b.c]|a,b.c",
                "a[b.c].d|a,b.c,d",
                "a[|a[",
                "a..b|a,b",
                ".|''",
            })
    void splitsKeysAtDotsAndBrackets(String key, String parts) {
        assertThat(String.join(",", MapTree.keys(key))).isEqualTo(parts);
    }

    @Test
    void refusesATextThatHasSettingsBelow() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", "text");
        map.put("a.b", "below");

        tree().dotted(map);

        assertThat(problems.list())
                .singleElement()
                .hasToString("map a: has a text of its own and settings below it; expected one of the two");
    }

    @Test
    void refusesAListWithAHole() {
        tree().dotted(Map.of("a[0]", "x", "a[2]", "y"));

        assertThat(problems.list()).singleElement().hasToString("map a: is a list without its number 1");
    }

    @Test
    void endsInAMapThatHoldsItself() {
        Map<String, Object> map = new HashMap<>();
        map.put("again", map);

        tree().of(map, "");

        assertThat(problems.list()).singleElement().asString().endsWith("is more than 50 levels deep");
    }

    @Test
    void takesKeysOfMapsInMapsAsTheyAre() {
        Node.Map tree = tree().dotted(Map.of("a", Map.of("b.c", List.of(1, true))));
        Node.Map below = (Node.Map) tree.entries().get(0).value();

        assertThat(below.entries().get(0).key()).isEqualTo("b.c");
        assertThat(((Node.Sequence) below.entries().get(0).value()).items())
                .extracting(item -> ((Node.Text) item).value())
                .containsExactly("1", "true");
    }

    private MapTree tree() {
        return new MapTree(path -> Place.in("map", path), problems);
    }
}
