package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.IncidentManagerBuilder;
import io.github.incidentsdk.config.ConfigLoader;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.IncidentConfigBuilder;
import io.github.incidentsdk.config.hold.HoldConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.model.IncidentType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a test of rules is made of; not safe for several threads.
 *
 * <p>Defaults: no variables of the environment, whatever the machine has; the test begins at 2026-01-14T12:00:00Z, noon of
 * a Wednesday in the middle of a month, when no window of the night or the weekend holds anything; the storm guard is off.
 */
public final class RuleTestBuilder {

    private static final Instant BEGIN = Instant.parse("2026-01-14T12:00:00Z");

    private final Function<ConfigLoader, IncidentConfig> source;
    private final Map<String, String> variables = new HashMap<>();
    private final List<IncidentType> types = new ArrayList<>();
    private final List<Consumer<IncidentManagerBuilder>> code = new ArrayList<>();
    private boolean warnings;
    private boolean guard;
    private @Nullable Instant begin;

    RuleTestBuilder(Function<ConfigLoader, IncidentConfig> source) {
        this.source = source;
    }

    /** Reads a resource of the class path, and what it names beside it. */
    static IncidentConfig read(String resource, ConfigLoader loader) {
        ClassLoader classes = Thread.currentThread().getContextClassLoader();
        URL url = classes == null ? null : classes.getResource(resource);
        if (url == null) {
            throw new IllegalArgumentException("the class path has no " + resource
                    + "; name a resource such as incidents.yaml, or a file: RuleTest.of(Path.of(…))");
        }
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("file")) {
                return loader.load(Path.of(uri));
            }
            try (InputStream in = url.openStream()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return resource.endsWith(".json") ? loader.parseJson(text, resource) : loader.parseYaml(text, resource);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " cannot be read", unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(resource + " stands at " + url + ", which is no URI", impossible);
        }
    }

    /** Sets a variable of the environment that the configuration has in what rules do; secrets need none. */
    public RuleTestBuilder variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Lets the test begin at {@code wall}: a rule that looks at the hour or the day needs one. */
    public RuleTestBuilder at(Instant wall) {
        begin = wall;
        return this;
    }

    /** Defines a type that rules of the configuration declare and only the code knows. */
    public RuleTestBuilder type(IncidentType type) {
        types.add(type);
        return this;
    }

    /** Adds what the service says in code: {@code manager -> manager.type(CostSpike.class).rule(…)}. */
    public RuleTestBuilder with(Consumer<IncidentManagerBuilder> manager) {
        code.add(manager);
        return this;
    }

    /** Lets the storm guard hold back what rules open beyond so many a minute, as in a service; without, every opening is told. */
    public RuleTestBuilder stormGuard() {
        guard = true;
        return this;
    }

    /** Lets the configuration have warnings, which fail a test otherwise. */
    public RuleTestBuilder allowWarnings() {
        warnings = true;
        return this;
    }

    /**
     * Builds the test: nothing has been evaluated yet.
     *
     * @throws InvalidConfigurationException with every problem, when there is one
     * @throws IllegalArgumentException when there is no such file or resource
     */
    public RuleTest build() {
        IncidentConfig config = source.apply(
                IncidentConfig.loader().environment(variables::get).types(types).withoutBackends());
        List<Problem> problems = new ArrayList<>(config.problems());
        problems.addAll(OutsideCheck.problems(config));
        if (problems.stream().anyMatch(problem -> problem.isError() || !warnings)) {
            throw new InvalidConfigurationException(problems);
        }
        return new RuleTest(
                inside(config), begin == null ? BEGIN : begin, manager -> code.forEach(each -> each.accept(manager)));
    }

    /** Everything as configured, but for who is told that the process lives; what is found to be wrong later fails the test. */
    private IncidentConfig inside(IncidentConfig config) {
        IncidentConfigBuilder inside = config.toBuilder().heartbeat(null).onInvalid(IncidentConfig.OnInvalid.FAIL);
        types.forEach(inside::type);
        inside.holds(inside(config.holds()));
        return inside.build();
    }

    /** Of a service that is up already, with no guard that nobody asked for, and without silences that nobody can have set when a test begins that does not say when. */
    private HoldConfig inside(HoldConfig holds) {
        List<Mute> mutes = holds.mutes().stream()
                .filter(mute -> begin != null || !(mute instanceof Silence silence && silence.isTooLong(BEGIN)))
                .toList();
        return new HoldConfig(mutes, guard ? holds.stormGuard() : 0, Duration.ZERO, holds.draining());
    }
}
