package io.github.incidentsdk.spring.config;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Places;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Puts together what all property sources say below {@code incidents}: the first source that has a property wins, and a list is
 * taken whole from the first that has any of it, as in Spring's own binding.
 */
final class PropertyCollector {

    static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(Places.ROOT);

    /** What Kubernetes tells every container about a service that is called incidents. */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile("(?i).* INCIDENTS_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_.*)?)");

    private final Problems problems;
    private final PropertyNode tree = new PropertyNode(Places.ROOT);
    private final Map<String, ConfigurationPropertySource> lists = new HashMap<>();

    PropertyCollector(Problems problems) {
        this.problems = problems;
    }

    PropertyNode collect(Iterable<ConfigurationPropertySource> all) {
        List<IterableConfigurationPropertySource> sources = new ArrayList<>();
        PropertyNode written = new PropertyNode(Places.ROOT);
        for (ConfigurationPropertySource source : all) {
            if (source instanceof IterableConfigurationPropertySource readable) {
                sources.add(readable);
                if (!isEnvironment(source)) {
                    names(readable).forEach(name -> written.at(keys(name)));
                }
            }
        }
        VariableKeys variables = new VariableKeys(written);
        for (IterableConfigurationPropertySource source : sources) {
            for (ConfigurationPropertyName name : names(source)) {
                ConfigurationProperty property = source.getConfigurationProperty(name);
                if (property != null && isEnvironment(source)) {
                    variable(variables, property);
                } else if (property != null) {
                    take(keys(name), property);
                }
            }
        }
        return tree;
    }

    private static List<ConfigurationPropertyName> names(IterableConfigurationPropertySource source) {
        return source.stream().filter(ROOT::isAncestorOf).distinct().toList();
    }

    private static boolean isEnvironment(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> from
                && from instanceof SystemEnvironmentPropertySource;
    }

    /** The elements below the root as they were written; a number of a list keeps its brackets. */
    static List<String> keys(ConfigurationPropertyName name) {
        List<String> keys = new ArrayList<>();
        for (int i = 1; i < name.getNumberOfElements(); i++) {
            String key = name.getElement(i, Form.ORIGINAL);
            keys.add(name.isNumericIndex(i) ? "[" + key + "]" : key);
        }
        return keys;
    }

    private void variable(VariableKeys variables, ConfigurationProperty property) {
        List<String> keys = variables.keys(keys(property.getName()));
        if (keys != null) {
            take(keys, property);
            return;
        }
        Place place = PropertyPlaces.of(property);
        if (!OF_KUBERNETES.matcher(place.file()).matches()) {
            problems.add(Problem.at(
                            place,
                            "names no setting that is known, and is left out; see how variables are written in docs/spring.md")
                    .asWarning());
        }
    }

    private void take(List<String> keys, ConfigurationProperty property) {
        for (int i = 0; i < keys.size(); i++) {
            boolean index = keys.get(i).startsWith("[");
            String list = String.join("\n", keys.subList(0, i));
            if (index && lists.computeIfAbsent(list, first -> property.getSource()) != property.getSource()) {
                return;
            }
        }
        tree.at(keys).say(property.getValue(), PropertyPlaces.of(property));
    }
}
