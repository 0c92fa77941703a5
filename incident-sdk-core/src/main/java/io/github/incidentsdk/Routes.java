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
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the sinks: those from code, those that the configuration names by type, and the log where there is no other. */
final class Routes {

    private final IncidentConfig config;
    private final List<IncidentManagerBuilder.NamedSink> said;
    private final Map<String, String> fallbacks;
    private final List<Problem> problems;
    private final Deque<AutoCloseable> made;

    /** What is wrong goes to {@code problems}, every sink that is made here to {@code made}: somebody has to close it. */
    Routes(IncidentManagerBuilder said, List<Problem> problems, Deque<AutoCloseable> made) {
        this.config = said.config;
        this.said = said.sinks;
        this.fallbacks = said.fallbacks;
        this.problems = problems;
        this.made = made;
    }

    List<Route> all() {
        List<Route> routes = new ArrayList<>();
        if (!config.sinks().isEmpty()) {
            addConfigured(routes);
        }
        for (IncidentManagerBuilder.NamedSink sink : said) {
            routes.add(new Route(sink.id(), sink.sink(), sink.accepts(), patience(config.delivery())));
        }
        if (routes.isEmpty()) {
            routes.add(new Route("log", LogSink.ofDefaults(), Accepts.everything(), patience(config.delivery())));
        }
        return new Fallbacks(config, fallbacks, problems).of(routes);
    }

    private void addConfigured(List<Route> routes) {
        Set<String> inCode =
                said.stream().map(IncidentManagerBuilder.NamedSink::id).collect(Collectors.toSet());
        List<SinkConfig> configured = config.sinks().values().stream()
                .filter(sink -> !inCode.contains(sink.id()))
                .toList();
        if (!configured.isEmpty()) {
            Map<String, IncidentSinkProvider> providers =
                    Providers.load(IncidentSinkProvider.class, IncidentSinkProvider::type);
            configured.forEach(sink -> add(sink, providers, routes));
        }
    }

    private void add(SinkConfig sink, Map<String, IncidentSinkProvider> providers, List<Route> routes) {
        IncidentSinkProvider provider = providers.get(sink.type());
        if (provider == null) {
            problems.add(sink.unknownType(providers.keySet()));
            return;
        }
        sink.create(provider, problems::add).ifPresent(target -> {
            made.push(target);
            routes.add(new Route(sink.id(), target, sink.filter(), patience(sink.delivery())));
        });
    }

    private static DeliverySettings patience(DeliveryConfig config) {
        DeliveryConfig.Attempts attempts = config.attempts();
        return DeliverySettings.builder()
                .attemptTimeout(attempts.timeout())
                .backOff(attempts.pauses().least(), attempts.pauses().most())
                .retryAfter(attempts.retryAfter().least(), attempts.retryAfter().most())
                .giveUpAfter(attempts.giveUp())
                .faultyTries(attempts.faults())
                .breaker(config.pace().breakAfter(), config.pace().breakFor())
                .fallbackAfter(config.pace().fallbackAfter())
                .retryPercent(config.pace().retryPercent())
                .parkAfter(config.pace().parkAfter())
                .backlog(config.backlog().events(), config.backlog().bytes())
                .collapseAfter(config.backlog().togetherAfter())
                .reassert(config.reAssert())
                .deadLetters(config.deadLetters())
                .build();
    }
}
