package io.github.incidentsdk.spring;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.model.IncidentType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Reads the tree below {@code incidents} from a service's properties; Spring has put in the placeholders already. */
final class ConfigFromEnvironment {

    private static final String ROOT = "incidents";

    private ConfigFromEnvironment() {}

    static IncidentConfig read(Environment environment, List<IncidentType> types) {
        Map<String, Object> tree = new LinkedHashMap<>(Binder.get(environment)
                .bind(ROOT, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of()));
        tree.remove("enabled"); // decides whether this runs at all, and is no part of the tree
        return IncidentConfig.loader()
                .literally()
                .types(types)
                .parseMap(Map.of(ROOT, tree), "the application's properties");
    }
}
