package io.github.incidentsdk.spring.config;

import io.github.incidentsdk.config.ConfigLoader;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Places;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.MapTree;
import io.github.incidentsdk.config.tree.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
     * @param known problems that were found elsewhere, to be told with these
     * @throws io.github.incidentsdk.config.problem.InvalidConfigurationException when it has problems and says {@code on-invalid:
     *     fail}
     */
    public static IncidentConfig read(ConfigurableEnvironment environment, ConfigLoader loader, List<Problem> known) {
        Problems problems = new Problems();
        known.forEach(problems::add);
        Iterable<ConfigurationPropertySource> sources = ConfigurationPropertySources.get(environment);
        PropertyNode tree = new PropertyCollector(problems).collect(sources);
        new EmptyMaps(tree, problems).lookInto(sources);
        LostKeys lost = new LostKeys(problems);
        lost.lookInto(sources);
        lost.takeOutOf(tree);
        Node.Map document = new Placeholders(environment, problems).in(nodes(tree, problems));
        return loader.literally().parseTree(withoutEnabled(document, problems), problems);
    }

    /** Takes out the key that has decided already that this runs, and says so where it is neither true nor false. */
    private static Node.Map withoutEnabled(Node.Map document, Problems problems) {
        List<Node.Entry> entries = document.entries().stream()
                .map(entry -> entry.value() instanceof Node.Map root
                        ? new Node.Entry(entry.key(), entry.place(), withoutEnabledIn(root, problems))
                        : entry)
                .toList();
        return new Node.Map(document.place(), entries, document.notation());
    }

    private static Node.Map withoutEnabledIn(Node.Map root, Problems problems) {
        Section section = new Section(root, problems);
        section.flag("enabled");
        return section.rest();
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
