package io.github.incidentsdk.spring.config;

import io.github.incidentsdk.config.problem.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A key with what properties say of it and below it, while the tree is put together; not safe for several threads. */
final class PropertyNode {

    private final String path;
    private final Map<String, PropertyNode> children = new LinkedHashMap<>();
    private @Nullable Place place;
    private @Nullable Object value;

    PropertyNode(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Its keys in the order found; a number in brackets is one of a list. */
    Map<String, PropertyNode> children() {
        return children;
    }

    /** Where it stands, or the first thing below it. */
    Place place() {
        if (place != null) {
            return place;
        }
        return children.values().stream()
                .findFirst()
                .map(child -> child.place().withPath(path))
                .orElseGet(() -> Place.in("the application's properties", path));
    }

    /** What stands at {@code keys} below this; made where it is missing. */
    PropertyNode at(List<String> keys) {
        PropertyNode at = this;
        for (String key : keys) {
            PropertyNode above = at;
            at = at.children.computeIfAbsent(key, missing -> new PropertyNode(above.pathOf(missing)));
        }
        return at;
    }

    /** Takes the first value that it hears of: sources are asked in their order. */
    void say(Object value, Place place) {
        if (this.value == null) {
            this.value = value;
            this.place = place.withPath(path);
        }
    }

    /** Calls {@code reader} with each value below this, and the keys that lead there as in {@code tags[a.b]}. */
    void eachValue(String keys, BiConsumer<String, Object> reader) {
        if (value != null) {
            reader.accept(keys, value);
        }
        children.forEach((key, child) -> child.eachValue(keys + written(key), reader));
    }

    /** Calls {@code reader} with this and all below. */
    void each(Consumer<PropertyNode> reader) {
        reader.accept(this);
        children.values().forEach(child -> child.each(reader));
    }

    private String pathOf(String key) {
        return isIndex(key) ? path + key : Place.in("", path).pathOf(key);
    }

    private static boolean isIndex(String key) {
        return key.startsWith("[");
    }

    private static String written(String key) {
        if (isIndex(key)) {
            return key;
        }
        return key.indexOf('.') >= 0 ? "[" + key + "]" : "." + key;
    }
}
