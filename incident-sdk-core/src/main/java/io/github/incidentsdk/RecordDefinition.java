package io.github.incidentsdk;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a record class says about an incident type, read once. */
final class RecordDefinition {

    private static final ClassValue<RecordDefinition> CACHE = new ClassValue<>() {
        @Override
        protected RecordDefinition computeValue(Class<?> type) {
            return new RecordDefinition(type);
        }
    };

    private final IncidentType type;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private enum Role {
        BY,
        METRIC,
        TAG,
        SEVERITY,
        CAUSE
    }

    private record Part(RecordComponent component, String name, Role role) {}

    private RecordDefinition(Class<?> recordClass) {
        IncidentDefinition definition = recordClass.getAnnotation(IncidentDefinition.class);
        String name = definition == null ? Names.dashed(recordClass.getSimpleName()) : definition.type();
        if (definition == null) {
            problems.add("has no @IncidentDefinition, so its type is taken to be \"" + name + "\"");
        } else if (!IncidentType.isName(name)) {
            problems.add(
                    "names its type \"" + name + "\": use lower-case letters, digits and dashes, such as cost-spike");
            name = Names.dashed(recordClass.getSimpleName());
        }
        RecordComponent[] components = recordClass.getRecordComponents();
        if (components == null) {
            problems.add("is no record");
        } else {
            readParts(components);
        }
        type = typeOf(name, definition);
    }

    /** The definition of a record class, whatever is wrong with it; see {@link #problems()}. */
    static RecordDefinition of(Class<?> recordClass) {
        return CACHE.get(recordClass);
    }

    IncidentType type() {
        return type;
    }

    /** What is wrong with the class, each as the end of a sentence that begins with its name. */
    List<String> problems() {
        return problems;
    }

    /** What {@code configured} leaves open, {@code said} fills. */
    static IncidentType beneath(IncidentType configured, IncidentType said) {
        IncidentType.Builder merged = configured.toBuilder();
        if (configured.title().equals(configured.name())) {
            merged.title(said.title());
        }
        if (configured.by().isEmpty()) {
            merged.by(said.by());
        }
        if (configured.owner() == null && said.owner() != null) {
            merged.owner(said.owner());
        }
        if (configured.category() == null && said.category() != null) {
            merged.category(said.category());
        }
        return merged.build();
    }

    /** Says what the record's components hold; a component that cannot be read is left out. */
    void describe(Object incident, IncidentDetails details) {
        for (Part part : parts) {
            Object value = read(part, incident);
            switch (part.role) {
                case BY -> details.by(part.name, value);
                case METRIC -> details.metric(part.name, number(value));
                case TAG -> details.tag(part.name, value);
                case SEVERITY -> details.severity((Severity) value);
                case CAUSE -> details.cause((Throwable) value);
            }
        }
    }

    private void readParts(RecordComponent[] components) {
        Set<String> names = new HashSet<>();
        for (RecordComponent component : components) {
            String name = Names.snake(component.getName());
            Role role = roleOf(component);
            if (role == null) {
                continue;
            }
            if (!names.add(name)) {
                problems.add("has two components that both become \"" + name + "\"; the second is left out");
            } else if (open(component)) {
                parts.add(new Part(component, name, role));
            }
        }
    }

    private boolean open(RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true); // records may be private or nested in what is
            return true;
        } catch (InaccessibleObjectException | SecurityException closed) {
            problems.add("does not let component \"" + component.getName()
                    + "\" be read: open its package to io.github.incidentsdk");
            return false;
        }
    }

    private @Nullable Role roleOf(RecordComponent component) {
        Class<?> kind = component.getType();
        boolean by = component.isAnnotationPresent(By.class);
        if (component.isAnnotationPresent(Metric.class)) {
            if (by || !isNumber(kind)) {
                problems.add("component \"" + component.getName() + "\" of type " + kind.getSimpleName()
                        + (by
                                ? " cannot be both @By and @Metric"
                                : " cannot be a @Metric: use a number or a Duration"));
                return null;
            }
            return Role.METRIC;
        }
        if (kind.isArray()
                || kind.isRecord()
                || Collection.class.isAssignableFrom(kind)
                || Map.class.isAssignableFrom(kind)) {
            problems.add("component \"" + component.getName() + "\" of type " + kind.getSimpleName()
                    + " cannot be told in one line of text: use a string, number, enum or date");
            return null;
        }
        if (by) {
            return Role.BY;
        }
        return kind == Severity.class ? Role.SEVERITY : Throwable.class.isAssignableFrom(kind) ? Role.CAUSE : Role.TAG;
    }

    private static boolean isNumber(Class<?> kind) {
        return Number.class.isAssignableFrom(kind)
                || kind == Duration.class
                || (kind.isPrimitive() && kind != boolean.class && kind != char.class);
    }

    private IncidentType typeOf(String name, @Nullable IncidentDefinition definition) {
        IncidentType.Builder builder = IncidentType.named(name)
                .by(parts.stream()
                        .filter(part -> part.role == Role.BY)
                        .map(Part::name)
                        .toList());
        if (definition != null) {
            if (!definition.title().isEmpty()) {
                builder.title(Names.snakePlaces(definition.title()));
            }
            if (!definition.category().isEmpty()) {
                builder.category(definition.category());
            }
            if (!definition.owner().isEmpty()) {
                builder.owner(definition.owner());
            }
        }
        return builder.build();
    }

    private static @Nullable Object read(Part part, Object incident) {
        try {
            return part.component.getAccessor().invoke(incident);
        } catch (ReflectiveOperationException | RuntimeException broken) {
            return part.role == Role.TAG
                    ? "(" + part.name + " could not be read)"
                    : null; // a record's own accessor threw
        }
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof Duration duration ? duration.toNanos() / 1e9 : Double.NaN;
    }

    /** Names in the forms that types and metrics have. */
    private static final class Names {

        private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

        static String snake(String camel) {
            return split(camel, "_");
        }

        static String dashed(String camel) {
            String dashed = split(camel, "-").replaceAll("[^a-z0-9-]", "");
            return IncidentType.isName(dashed) ? dashed : "unnamed-record";
        }

        /** {@code {usdPerHour}} in a title means the component of that name, too. */
        static String snakePlaces(String title) {
            return PLACE.matcher(title).replaceAll(place -> "{" + snake(place.group(1)) + "}");
        }

        private static String split(String camel, String with) {
            return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", with)
                    .toLowerCase(Locale.ROOT);
        }
    }
}
