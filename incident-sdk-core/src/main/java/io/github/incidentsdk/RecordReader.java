package io.github.incidentsdk;

import io.github.incidentsdk.RecordPart.Role;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a record class: its annotations, what each component says of an incident, and everything that is wrong with it. */
final class RecordReader {

    private final Class<?> recordClass;
    private final List<RecordPart> parts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    RecordReader(Class<?> recordClass) {
        this.recordClass = recordClass;
    }

    RecordDefinition definition() {
        IncidentDefinition said = recordClass.getAnnotation(IncidentDefinition.class);
        String name = typeName(said);
        RecordComponent[] components = recordClass.getRecordComponents();
        if (components == null) {
            problems.add("is no record");
        } else {
            readParts(components);
        }
        IncidentType.Builder type = IncidentType.named(name).by(names(EnumSet.of(Role.BY)));
        if (said != null) {
            describe(type, said);
        }
        return new RecordDefinition(type.build(), parts, problems);
    }

    private String typeName(@Nullable IncidentDefinition said) {
        String suggested = RecordNames.dashed(recordClass.getSimpleName());
        if (said == null) {
            problems.add("has no annotation such as @IncidentDefinition(type = \"" + suggested + "\")");
            return suggested;
        }
        if (!IncidentType.isName(said.type())) {
            problems.add("names its type \"" + said.type()
                    + "\": use lower-case letters, digits and dashes, beginning with a letter, such as " + suggested);
            return suggested;
        }
        return said.type();
    }

    private void describe(IncidentType.Builder type, IncidentDefinition said) {
        if (!said.title().isBlank()) {
            String title = RecordNames.snakePlaces(said.title());
            type.title(title);
            checkPlaces(title);
        }
        if (!said.category().isBlank()) {
            type.category(said.category());
        }
        if (!said.owner().isBlank()) {
            type.owner(said.owner());
        }
    }

    private void checkPlaces(String title) {
        List<String> known = new ArrayList<>(names(EnumSet.of(Role.BY, Role.TAG)));
        known.add("service");
        RecordNames.places(title)
                .filter(place -> !known.contains(place))
                .forEach(place -> problems.add("has {" + place
                        + "} in its title, which is no component with a text to show; expected one of " + known));
    }

    private void readParts(RecordComponent[] components) {
        Set<String> names = new HashSet<>();
        Set<Role> single = EnumSet.noneOf(Role.class);
        for (RecordComponent component : components) {
            Role role = roleOf(component);
            String name = RecordNames.snake(component.getName());
            if (role == null) {
                continue;
            }
            if (!role.isNamed() && !single.add(role)) {
                problem(component, "is the second one: an incident has one severity and one cause");
            } else if (role.isNamed() && !names.add(name)) {
                problem(component, "becomes \"" + name + "\", and so does another one");
            } else if (role.isNamed() && !MetricNames.isLabelName(name)) {
                problem(component, "cannot be named in a condition: use letters, digits and underscores");
            } else if (open(component)) {
                parts.add(new RecordPart(component, name, role));
            }
        }
    }

    private boolean open(RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true); // records may be private, or nested in what is
            return true;
        } catch (InaccessibleObjectException | SecurityException closed) {
            problem(component, "cannot be read: open its package to io.github.incidentsdk");
            return false;
        }
    }

    private @Nullable Role roleOf(RecordComponent component) {
        Class<?> kind = component.getType();
        boolean by = component.isAnnotationPresent(By.class);
        if (component.isAnnotationPresent(Metric.class)) {
            if (by) {
                return problem(component, "cannot be both @By and @Metric");
            }
            return isNumber(kind) ? Role.METRIC : problem(component, "cannot be a @Metric: use a number or a Duration");
        }
        if (kind == Severity.class) {
            return by
                    ? problem(component, "cannot be @By: an incident rises and falls, it stays the same")
                    : Role.SEVERITY;
        }
        if (Throwable.class.isAssignableFrom(kind)) {
            return by ? problem(component, "cannot be @By: messages differ from one failure to the next") : Role.CAUSE;
        }
        if (!isTold(kind)) {
            return problem(component, "cannot be told in one line of text: use a string, number, enum or date");
        }
        return by ? Role.BY : Role.TAG;
    }

    private @Nullable Role problem(RecordComponent component, String what) {
        problems.add(
                "has a component " + component.getType().getSimpleName() + " " + component.getName() + " that " + what);
        return null;
    }

    private static boolean isNumber(Class<?> kind) {
        return Number.class.isAssignableFrom(kind)
                || kind == Duration.class
                || (kind.isPrimitive() && kind != boolean.class && kind != char.class);
    }

    /** Whether values of that class show what they are; most of what does not say so shows an address that is never the same. */
    private static boolean isTold(Class<?> kind) {
        if (kind.isPrimitive()) {
            return true;
        }
        if (kind.isArray()
                || kind.isRecord()
                || kind == Optional.class
                || Collection.class.isAssignableFrom(kind)
                || Map.class.isAssignableFrom(kind)) {
            return false;
        }
        try {
            return kind.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException anInterface) {
            return false;
        }
    }

    private List<String> names(Set<Role> roles) {
        return parts.stream()
                .filter(part -> roles.contains(part.role()))
                .map(RecordPart::name)
                .toList();
    }
}
