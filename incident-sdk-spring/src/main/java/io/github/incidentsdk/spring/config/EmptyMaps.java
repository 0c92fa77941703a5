package io.github.incidentsdk.spring.config;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.Resource;

/**
 * Finds the empty maps of YAML, as in {@code types: { slow: {} }}: Spring makes no property of them, so the type would be missing,
 * and a misspelled section not told. The files are read once more for it.
 */
final class EmptyMaps {

    private final PropertyNode tree;
    private final Problems problems;

    /** @param tree gets an empty text where it has nothing and a file has an empty map */
    EmptyMaps(PropertyNode tree, Problems problems) {
        this.tree = tree;
        this.problems = problems;
    }

    void lookInto(Iterable<ConfigurationPropertySource> sources) {
        for (ConfigurationPropertySource source : sources) {
            if (source.getUnderlyingSource() instanceof EnumerablePropertySource<?> properties) {
                Resource file = yaml(properties);
                if (file != null) {
                    lookInto(file, Set.of(properties.getPropertyNames()));
                }
            }
        }
    }

    /** The file of YAML that the properties are from; null when they are from something else. */
    private static @Nullable Resource yaml(EnumerablePropertySource<?> properties) {
        String[] names = properties.getPropertyNames();
        return names.length > 0
                        && OriginLookup.getOrigin(properties, names[0]) instanceof TextResourceOrigin origin
                        && origin.getResource() != null
                        && !origin.getResource().isOpen()
                        && PropertyPlaces.file(origin.getResource()).matches("(?i).*\\.ya?ml")
                ? origin.getResource()
                : null;
    }

    /** A file may have several documents, of which only some hold; each is a source of its own, known by its properties. */
    private void lookInto(Resource file, Set<String> properties) {
        Place place = Place.in(PropertyPlaces.file(file), "");
        try {
            new Documents(file).each((flat, document) -> {
                if (flat.keySet().equals(properties)) {
                    lookInto(document, "", place);
                }
            });
        } catch (IllegalStateException unreadable) {
            problems.add(Problem.at(place, "could be read once only; write what is empty as slow: and not as slow: {}")
                    .asWarning());
        }
    }

    private void lookInto(Map<?, ?> map, String path, Place place) {
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            String below = path.isEmpty() || name.startsWith("[") ? path + name : path + "." + name;
            if (value instanceof Map<?, ?> inner && inner.isEmpty()) {
                empty(ConfigurationPropertyName.adapt(below, '.'), place);
            } else if (value instanceof Map<?, ?> inner) {
                lookInto(inner, below, place);
            }
        });
    }

    private void empty(ConfigurationPropertyName name, Place place) {
        if (PropertyCollector.ROOT.isAncestorOf(name)) {
            PropertyNode node = tree.at(PropertyCollector.keys(name));
            if (node.children().isEmpty()) {
                node.say("", place);
            }
        }
    }

    private static final class Documents extends YamlProcessor {

        Documents(Resource file) {
            setResources(file);
        }

        void each(MatchCallback reader) {
            process(reader);
        }
    }
}
