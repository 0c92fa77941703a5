package io.github.incidentsdk.spring.failure;

import io.github.incidentsdk.Guard;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.Severity;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;

/** What is to be done about the calls of one annotated method. */
final class Watched {

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final String type;
    private final @Nullable Severity severity;
    private final boolean resolves;
    private final Map<String, Integer> by;

    private Watched(String type, @Nullable Severity severity, boolean resolves, Map<String, Integer> by) {
        this.type = type;
        this.severity = severity;
        this.resolves = resolves;
        this.by = by;
    }

    /** @throws IllegalStateException when the annotation cannot be meant so; names the method */
    static Watched of(IncidentOnFailure said, Method method) {
        String here = "@IncidentOnFailure on " + method.getDeclaringClass().getName() + "." + method.getName();
        if (said.type().isBlank()) {
            throw new IllegalStateException(here + " says no type; write @IncidentOnFailure(\"import-failed\")");
        }
        if (said.severity().length > 1) {
            throw new IllegalStateException(here + " says several severities; one at the most can be meant");
        }
        return new Watched(
                said.type(),
                said.severity().length == 0 ? null : said.severity()[0],
                said.resolveOnSuccess(),
                positions(said.by(), method, here));
    }

    private static Map<String, Integer> positions(String[] by, Method method, String here) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        if (by.length > 0) {
            String[] names = NAMES.getParameterNames(method);
            if (names == null) {
                throw new IllegalStateException(
                        here + " names parameters, and their names are not in the class; compile it with -parameters");
            }
            for (String name : by) {
                int position = Arrays.asList(names).indexOf(name);
                if (position < 0) {
                    throw new IllegalStateException(here + " says by = \"" + name
                            + "\", and it has no parameter of that name; it has " + List.of(names));
                }
                positions.put(name, position);
            }
        }
        return positions;
    }

    /** Watches one call; the arguments are read now, since the method may change them. */
    Watch call(IncidentManager manager, @Nullable Object[] arguments) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        by.forEach((name, position) -> values.put(name, arguments[position]));
        return resolves ? guarded(manager, values) : declaring(manager, values);
    }

    private Watch guarded(IncidentManager manager, Map<String, @Nullable Object> values) {
        Guard guard = manager.guard(name(values), type, details -> describe(details, values));
        return new Watch() {
            @Override
            public void failed(Throwable thrown) {
                guard.failed(thrown);
            }

            @Override
            public void succeeded() {
                guard.succeeded();
            }
        };
    }

    private Watch declaring(IncidentManager manager, Map<String, @Nullable Object> values) {
        return new Watch() {
            @Override
            public void failed(Throwable thrown) {
                manager.declare(type, details -> {
                    describe(details, values);
                    details.cause(thrown);
                });
            }

            @Override
            public void succeeded() {}
        };
    }

    private void describe(IncidentDetails details, Map<String, @Nullable Object> values) {
        values.forEach(details::by);
        if (severity != null) {
            details.severity(severity);
        }
    }

    /** A guard ends what it reported itself, so each incident has a guard of its own. */
    private String name(Map<String, @Nullable Object> values) {
        if (values.isEmpty()) {
            return type;
        }
        List<String> pairs = new ArrayList<>();
        values.forEach((name, value) -> pairs.add(name + "=" + value));
        return type + pairs;
    }
}
