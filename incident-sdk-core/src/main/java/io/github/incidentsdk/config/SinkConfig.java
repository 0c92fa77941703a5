package io.github.incidentsdk.config;

import io.github.incidentsdk.config.numbers.DeliveryConfig;
import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Places;
import io.github.incidentsdk.config.section.Plain;
import io.github.incidentsdk.config.tree.MapTree;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One sink as configured: who it is, what it hears of, and the settings that its type reads. Immutable. */
public final class SinkConfig {

    /**
     * Which incidents a sink hears of; all that is said must hold.
     *
     * @param from this severity and worse; null for all
     * @param types of these types; empty for all
     * @param tags with these tags or {@code by} values; empty for all
     * @param restricted whether it hears of restricted incidents as well
     */
    public record Filter(@Nullable Severity from, List<String> types, Map<String, String> tags, boolean restricted) {

        /** Every incident that is not restricted. */
        public static final Filter ALL = new Filter(null, List.of(), Map.of(), false);

        public Filter {
            types = List.copyOf(types);
            tags = Map.copyOf(tags);
        }
    }

    /**
     * What reaches a sink.
     *
     * @param filter which incidents
     * @param audiences whose updates; empty for everybody's
     * @param fallback which sink is told in its place while it is down; null for none
     */
    record Routing(
            Filter filter,
            Set<Audience> audiences,
            @Nullable String fallback) {

        static final Routing ALL = new Routing(Filter.ALL, Set.of(), null);

        Routing {
            audiences = Set.copyOf(audiences);
        }
    }

    private final String id;
    private final String type;
    private final Routing routing;
    private final DeliveryConfig delivery;
    private final Node.Map settings;

    SinkConfig(String id, String type, Routing routing, DeliveryConfig delivery, Node.Map settings) {
        this.id = id;
        this.type = type;
        this.routing = routing;
        this.delivery = delivery;
        this.settings = settings;
    }

    /**
     * A sink from code, which hears of every incident that is not restricted.
     *
     * @param settings what its type reads; values are texts, lists and maps
     * @throws IllegalArgumentException when the id is no name, or the settings contradict each other
     */
    public static SinkConfig of(String id, String type, Map<String, ?> settings) {
        if (!IncidentType.isName(id)) {
            throw new IllegalArgumentException(
                    "\"" + id
                            + "\" cannot name a sink: use lower-case letters, digits and dashes, beginning with a letter, such as on-call");
        }
        Problems problems = new Problems();
        String path = Places.ROOT + ".sinks." + id;
        Node.Map tree = new MapTree(Places::inCode, problems).of(settings, path);
        for (Problem problem : problems.list()) {
            throw new IllegalArgumentException(problem.toString());
        }
        return new SinkConfig(id, type, Routing.ALL, DeliveryConfig.defaults(), tree);
    }

    /** The same, hearing only of what {@code filter} lets through. */
    public SinkConfig accepting(Filter filter) {
        return new SinkConfig(id, type, new Routing(filter, routing.audiences, routing.fallback), delivery, settings);
    }

    /** The same, with the updates written for {@code audiences} only. */
    public SinkConfig serving(Set<Audience> audiences) {
        return new SinkConfig(id, type, new Routing(routing.filter, audiences, routing.fallback), delivery, settings);
    }

    /** The same, with the sink of that id told in its place while it is down. */
    public SinkConfig fallingBackOn(String other) {
        return new SinkConfig(id, type, new Routing(routing.filter, routing.audiences, other), delivery, settings);
    }

    /** The same, told so patiently. */
    public SinkConfig delivering(DeliveryConfig delivery) {
        return new SinkConfig(id, type, routing, delivery, settings);
    }

    public String id() {
        return id;
    }

    /** The word by which a provider is found. */
    public String type() {
        return type;
    }

    public Filter accepts() {
        return routing.filter;
    }

    /** Whose updates it is told; empty for everybody's. */
    public Set<Audience> audiences() {
        return routing.audiences;
    }

    /** Which sink is told in its place while it is down. */
    public Optional<String> fallback() {
        return Optional.ofNullable(routing.fallback);
    }

    /** {@link #accepts} and {@link #audiences} as one filter. */
    public Accepts filter() {
        Accepts.Builder filter = Accepts.builder()
                .types(routing.filter.types())
                .audiences(routing.audiences)
                .restricted(routing.filter.restricted());
        if (routing.filter.from() != null) {
            filter.from(routing.filter.from());
        }
        routing.filter.tags().forEach(filter::tag);
        return filter.build();
    }

    /** How patiently it is told. */
    public DeliveryConfig delivery() {
        return delivery;
    }

    /** The settings for its provider, none of them read yet; for one thread. */
    public SinkSettings settings() {
        return new SinkSettings(settings);
    }

    /**
     * Has {@code provider} make the sink.
     *
     * @param problems is told why it could not be made, or which settings its type does not know
     * @return empty after a problem
     */
    public Optional<IncidentSink> create(IncidentSinkProvider provider, Consumer<Problem> problems) {
        SinkSettings reading = new SinkSettings(settings, delivery.attempts().timeout());
        IncidentSink sink;
        try {
            sink = provider.create(id, reading);
        } catch (InvalidSettingException invalid) {
            problems.accept(reading.problem(invalid));
            return Optional.empty();
        } catch (RuntimeException | LinkageError fault) {
            // Without its message, which may repeat a setting.
            problems.accept(Problem.at(
                    place(),
                    "its type " + type + " failed to make it: "
                            + fault.getClass().getName()));
            return Optional.empty();
        }
        List<Problem> unread = reading.unread();
        unread.forEach(problems);
        return unread.isEmpty() ? Optional.of(sink) : discard(sink, problems);
    }

    private Optional<IncidentSink> discard(IncidentSink sink, Consumer<Problem> problems) {
        try {
            sink.close();
        } catch (Exception fault) {
            problems.accept(
                    Problem.at(place(), "failed to close: " + fault.getClass().getName()));
        }
        return Optional.empty();
    }

    /** The problem that no provider has this sink's type. */
    public Problem unknownType(Collection<String> known) {
        Place here = place().withPath(place().pathOf("type"));
        String expected = "is no known type of sink; expected one of " + String.join(", ", new TreeSet<>(known));
        return Problem.with(here, type, expected).nearest(Nearest.to(type, known));
    }

    private Place place() {
        return settings.place();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SinkConfig sink
                && id.equals(sink.id)
                && type.equals(sink.type)
                && routing.equals(sink.routing)
                && delivery.equals(sink.delivery)
                && Plain.of(settings).equals(Plain.of(sink.settings));
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, type);
    }

    /** Without the settings, which may hold secrets. */
    @Override
    public String toString() {
        return "sink " + id + " (" + type + ")";
    }
}
