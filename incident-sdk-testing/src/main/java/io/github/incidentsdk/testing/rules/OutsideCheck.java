package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.config.SourceConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.metric.http.HttpJsonProvider;
import io.github.incidentsdk.metric.http.PrometheusProvider;
import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import io.github.incidentsdk.sink.log.LogSinkProvider;
import io.github.incidentsdk.sink.webhook.WebhookSinkProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Looks for mistakes in what a test replaces: sinks of no known type, and settings of sinks and sources that ours cannot read.
 *
 * <p>Providers that others brought are not called: what they make may reach out to something.
 */
final class OutsideCheck {

    /** A file of services that cannot be read may fail for ever. */
    private static final int MOST_BROKEN = 100;

    private final List<Problem> problems = new ArrayList<>();

    private OutsideCheck() {}

    /** What is wrong; nothing stays open. */
    static List<Problem> problems(IncidentConfig config) {
        OutsideCheck check = new OutsideCheck();
        Set<String> types = sinkTypes();
        config.sinks().values().forEach(sink -> check.sink(sink, types));
        config.sources().values().forEach(check::source);
        return check.problems;
    }

    private static Set<String> sinkTypes() {
        Set<String> types = new TreeSet<>();
        Iterator<IncidentSinkProvider> providers = ServiceLoader.load(
                        IncidentSinkProvider.class, Thread.currentThread().getContextClassLoader())
                .iterator();
        int broken = 0;
        while (broken < MOST_BROKEN) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                types.add(providers.next().type());
            } catch (ServiceConfigurationError unloadable) {
                broken++; // a manager warns of it, and does without; a sink of its type is one of no known type
            }
        }
        return types;
    }

    private void sink(SinkConfig sink, Set<String> types) {
        if (!types.contains(sink.type())) {
            problems.add(sink.unknownType(types));
            return;
        }
        for (IncidentSinkProvider ours : List.of(new LogSinkProvider(), new WebhookSinkProvider())) {
            if (ours.type().equals(sink.type())) {
                close(sink.create(new Outside(ours), problems::add));
            }
        }
    }

    private void source(SourceConfig source) {
        switch (source.type()) {
            case "http-json" -> close(source.create(outside(new HttpJsonProvider()::create), problems::add));
            case "prometheus" -> close(source.create(outside(new PrometheusProvider()::create), problems::add));
            default -> {} // of somebody else; or of no known type, which the manager refuses
        }
    }

    private static <T> BiFunction<String, Settings, T> outside(BiFunction<String, Settings, T> provider) {
        return (id, settings) -> provider.apply(id, new OutsideSettings(settings));
    }

    private static void close(Optional<? extends AutoCloseable> made) {
        if (made.isEmpty()) {
            return;
        }
        try {
            made.get().close();
        } catch (Exception fault) {
            throw new IllegalStateException(made.get() + " failed to close", fault);
        }
    }

    /** A provider that reads the settings as a test sees them. */
    private record Outside(IncidentSinkProvider provider) implements IncidentSinkProvider {

        @Override
        public String type() {
            return provider.type();
        }

        @Override
        public IncidentSink create(String id, Settings settings) {
            return provider.create(id, new OutsideSettings(settings));
        }
    }
}
