package io.github.incidentsdk.spring.config;

import io.github.incidentsdk.config.problem.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.Resource;

/** Says where a property came from: file and line, variable, or the name of its source. */
final class PropertyPlaces {

    /** As in {@code class path resource [application.yml]}. */
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^\\[\\]]+)]");

    private PropertyPlaces() {}

    /** The place of {@code property}, without a path. */
    static Place of(ConfigurationProperty property) {
        Origin origin = property.getOrigin();
        if (origin instanceof PropertySourceOrigin from
                && from.getPropertySource() instanceof SystemEnvironmentPropertySource) {
            return Place.in("environment variable " + from.getPropertyName(), "");
        }
        for (Origin at = origin; at != null; at = at.getParent()) {
            Place known = known(at instanceof PropertySourceOrigin source ? source.getOrigin() : at);
            if (known != null) {
                return known;
            }
        }
        return Place.in(source(property, origin), "");
    }

    private static @Nullable Place known(@Nullable Origin origin) {
        if (origin instanceof TextResourceOrigin text) {
            String file = text.getResource() == null ? "a file" : file(text.getResource());
            TextResourceOrigin.Location location = text.getLocation();
            return location == null
                    ? Place.in(file, "")
                    : new Place(file, location.getLine() + 1, location.getColumn() + 1, "");
        }
        return null;
    }

    private static String source(ConfigurationProperty property, @Nullable Origin origin) {
        if (origin instanceof PropertySourceOrigin from) {
            return "property source " + from.getPropertySource().getName();
        }
        Object underlying =
                property.getSource() == null ? null : property.getSource().getUnderlyingSource();
        return underlying instanceof PropertySource<?> from
                ? "property source " + from.getName()
                : "the application's properties";
    }

    /** What a person calls a file. */
    static String file(Resource resource) {
        String description = resource.getDescription();
        Matcher matcher = IN_BRACKETS.matcher(description);
        return matcher.find() ? matcher.group(1) : description;
    }
}
