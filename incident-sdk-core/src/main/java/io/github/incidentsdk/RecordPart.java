package io.github.incidentsdk;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.Severity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record that stands for an incident.
 *
 * @param component its accessor can be called
 * @param name the component's name in snake case
 * @param role what it says of an incident
 */
record RecordPart(RecordComponent component, String name, Role role) {

    /** What a component says of an incident. */
    enum Role {
        BY,
        METRIC,
        TAG,
        SEVERITY,
        CAUSE;

        /** Whether there can be several, told apart by name. */
        boolean isNamed() {
            return this == BY || this == METRIC || this == TAG;
        }
    }

    /** Says what the component of {@code incident} holds; null says nothing. */
    void describe(Record incident, IncidentDetails details, Consumer<Throwable> broken) {
        Object value = read(incident, broken);
        if (value == null) {
            return;
        }
        switch (role) {
            case BY -> details.by(name, value);
            case METRIC -> details.metric(name, number(value));
            case TAG -> details.tag(name, value);
            case SEVERITY -> details.severity((Severity) value);
            case CAUSE -> details.cause((Throwable) value);
        }
    }

    private @Nullable Object read(Record incident, Consumer<Throwable> broken) {
        try {
            return component.getAccessor().invoke(incident);
        } catch (InvocationTargetException thrown) { // an accessor that somebody wrote by hand
            broken.accept(thrown.getCause() == null ? thrown : thrown.getCause());
        } catch (ReflectiveOperationException | RuntimeException refused) {
            broken.accept(refused);
        }
        return null;
    }

    private static double number(Object value) {
        return value instanceof Duration duration
                ? duration.getSeconds() + duration.getNano() / 1e9
                : ((Number) value).doubleValue();
    }
}
