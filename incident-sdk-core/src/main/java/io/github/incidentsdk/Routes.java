package io.github.incidentsdk;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.config.numbers.DeliveryConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.delivery.DeliverySettings;
import io.github.incidentsdk.delivery.Route;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import io.github.incidentsdk.sink.log.LogSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the sinks: those from code, those that the configuration names by type, and the log where there is no other. */
final class Routes {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private Routes() {}

    static List<Route> of(IncidentManagerBuilder said, IncidentConfig config, Consumer<Problem> problems) {
        Map<String, Route> routes = new LinkedHashMap<>();
        if (!config.sinks().isEmpty()) {
            Map<String, IncidentSinkProvider> providers = providers();
            for (SinkConfig sink : config.sinks().values()) {
                IncidentSinkProvider provider = providers.get(sink.type());
                if (provider == null) {
                    problems.accept(sink.unknownType(providers.keySet()));
                } else {
                    sink.create(provider, problems)
                            .ifPresent(made -> routes.put(
                                    sink.id(), new Route(sink.id(), made, accepts(sink), patience(sink.delivery()))));
                }
            }
        }
        for (IncidentManagerBuilder.NamedSink sink : said.sinks) {
            routes.put(sink.id(), new Route(sink.id(), sink.sink(), sink.accepts(), patience(config.delivery())));
        }
        if (routes.isEmpty()) {
            routes.put(
                    "log", new Route("log", LogSink.ofDefaults(), Accepts.everything(), patience(config.delivery())));
        }
        return List.copyOf(routes.values());
    }

    private static Accepts accepts(SinkConfig sink) {
        Accepts.Builder accepts =
                Accepts.builder().types(sink.accepts().types()).audiences(sink.audiences());
        if (sink.accepts().from() != null) {
            accepts.from(sink.accepts().from());
        }
        sink.accepts().tags().forEach(accepts::tag);
        return accepts.build();
    }

    private static DeliverySettings patience(DeliveryConfig config) {
        DeliveryConfig.Attempts attempts = config.attempts();
        return DeliverySettings.builder()
                .attemptTimeout(attempts.timeout())
                .backOff(attempts.pauses().least(), attempts.pauses().most())
                .retryAfter(attempts.retryAfter().least(), attempts.retryAfter().most())
                .giveUpAfter(attempts.giveUp())
                .faultyTries(attempts.faults())
                .deadLetters(config.deadLetters())
                .build();
    }

    /** Every provider that can be loaded; one that cannot is reported and the others are used. */
    private static Map<String, IncidentSinkProvider> providers() {
        Map<String, IncidentSinkProvider> providers = new TreeMap<>();
        for (ClassLoader loader : new ClassLoader[] {
            Routes.class.getClassLoader(), Thread.currentThread().getContextClassLoader()
        }) {
            ServiceLoader.load(IncidentSinkProvider.class, loader).stream().forEach(found -> {
                try {
                    IncidentSinkProvider provider = found.get();
                    providers.putIfAbsent(provider.type(), provider);
                } catch (ServiceConfigurationError | RuntimeException broken) {
                    log.warn("A provider of sinks could not be loaded; its type is not known.", broken);
                }
            });
        }
        return providers;
    }
}
