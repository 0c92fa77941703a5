package io.github.incidentsdk.spring.config;

import io.github.incidentsdk.config.ConfigLoader;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Places;
import io.github.incidentsdk.config.tree.MapTree;
import io.github.incidentsdk.config.tree.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads a configuration from the properties of a service. */
public final class EnvironmentConfig {

    private EnvironmentConfig() {}

    /**
     * Everything below {@code incidents}, with the place of each property and with what Spring lost of it among the problems.
     *
     * @throws io.github.incidentsdk.config.problem.InvalidConfigurationException when it has problems and says {@code on-invalid:
     *     fail}
     */
    public static IncidentConfig read(ConfigurableEnvironment environment, ConfigLoader loader) {
        Problems problems = new Problems();
        Iterable<ConfigurationPropertySource> sources = ConfigurationPropertySources.get(environment);
        PropertyNode tree = new PropertyCollector(problems).collect(sources);
        tree.children().remove("enabled"); // decides whether this runs at all, and is no part of the tree
        LostKeys lost = new LostKeys(problems);
        lost.lookInto(sources);
        lost.takeOutOf(tree);
        return loader.literally()
                .parseTree(new Placeholders(environment, problems).in(nodes(tree, problems)), problems);
    }

    private static Node.Map nodes(PropertyNode tree, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(Places.ROOT, Map.of());
        tree.eachValue(Places.ROOT, values::put);
        Map<String, Place> places = new HashMap<>();
        tree.each(node -> places.put(node.path(), node.place()));
        return new MapTree(path -> places.getOrDefault(path, Place.in("the application's properties", path)), problems)
                .dotted(values);
    }
}
