package io.github.incidentsdk.config.section;

import io.github.incidentsdk.config.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a tree says, without where it says it. */
public final class Plain {

    private Plain() {}

    public static Object of(Node node) {
        if (node instanceof Node.Map map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.entries().forEach(entry -> plain.put(entry.key(), of(entry.value())));
            return plain;
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(Plain::of).toList();
        }
        return node instanceof Node.Text text ? text.value() : "";
    }
}
