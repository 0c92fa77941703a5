package io.github.incidentsdk.config;

import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Settings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A source of metrics below {@code sources:}; immutable. What its type reads is read when it is made. */
public final class SourceConfig {

    private final String id;
    private final String type;
    private final Duration every;
    private final Map<String, String> labels;
    private final Map<String, String> rename;
    private final Node.Map settings;

    /** What every source may say, whatever its type. */
    record Common(String type, Duration every, Map<String, String> labels, Map<String, String> rename) {

        private static final List<String> KEYS = List.of("type", "every", "labels", "rename");
    }

    SourceConfig(String id, Common common, Node.Map settings) {
        this.id = id;
        this.type = common.type();
        this.every = common.every();
        this.labels = Map.copyOf(common.labels());
        this.rename = Map.copyOf(common.rename());
        this.settings = settings;
    }

    public String id() {
        return id;
    }

    /** The word by which a provider is found. */
    public String type() {
        return type;
    }

    /** The pause between two polls; an engine is asked as often as its rules want. */
    public Duration every() {
        return every;
    }

    /** What every series of the source is labelled with, in place of what it says itself. */
    public Map<String, String> labels() {
        return labels;
    }

    /** Labels of the source, and what they are called here. */
    public Map<String, String> rename() {
        return rename;
    }

    /** Where it stands. */
    public Place place() {
        return settings.place();
    }

    /**
     * Makes the source.
     *
     * @param problems is told why it could not be made, or which settings its type does not know
     * @return empty after a problem
     */
    public <T extends AutoCloseable> Optional<T> create(
            BiFunction<String, Settings, T> provider, Consumer<Problem> problems) {
        SinkSettings reading = new SinkSettings(settings);
        T source;
        try {
            source = provider.apply(id, reading);
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
        reading.areKnown(Common.KEYS);
        List<Problem> unread = reading.unread();
        unread.forEach(problems);
        return unread.isEmpty() ? Optional.of(source) : discard(source, problems);
    }

    private <T extends AutoCloseable> Optional<T> discard(T source, Consumer<Problem> problems) {
        try {
            source.close();
        } catch (Exception fault) {
            problems.accept(
                    Problem.at(place(), "failed to close: " + fault.getClass().getName()));
        }
        return Optional.empty();
    }

    /** The problem that no provider has this source's type. */
    public Problem unknownType(Collection<String> known) {
        Place here = place().withPath(place().pathOf("type"));
        String expected = "is no known type of source; expected one of " + String.join(", ", new TreeSet<>(known));
        return Problem.with(here, type, expected).nearest(Nearest.to(type, known));
    }

    /** Without the settings, which may hold secrets. */
    @Override
    public String toString() {
        return "source " + id + " (" + type + ")";
    }
}
