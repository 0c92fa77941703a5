package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.IncidentManagerBuilder;
import io.github.incidentsdk.config.ConfigLoader;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.IncidentConfigBuilder;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.model.IncidentType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Collects what a test of rules is made of; not safe for several threads.
 *
 * <p>Defaults: no variables of the environment, whatever the machine has; the test begins at 2026-01-01T00:00:00Z, a Thursday.
 */
public final class RuleTestBuilder {

    private final Function<ConfigLoader, IncidentConfig> source;
    private final Map<String, String> variables = new HashMap<>();
    private final List<IncidentType> types = new ArrayList<>();
    private final List<Consumer<IncidentManagerBuilder>> code = new ArrayList<>();
    private Instant begin = Instant.parse("2026-01-01T00:00:00Z");

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

    /**
     * Builds the test: nothing has been evaluated yet.
     *
     * @throws InvalidConfigurationException with every problem, when there is one that is an error
     * @throws IllegalArgumentException when there is no such file or resource
     */
    public RuleTest build() {
        IncidentConfig config = source.apply(
                IncidentConfig.loader().environment(variables::get).types(types).withoutBackends());
        if (config.problems().stream().anyMatch(Problem::isError)) {
            throw new InvalidConfigurationException(config.problems());
        }
        return new RuleTest(inside(config), begin, manager -> code.forEach(each -> each.accept(manager)));
    }

    /** Everything as configured, but for who is told that the process lives; what is found to be wrong later fails the test. */
    private IncidentConfig inside(IncidentConfig config) {
        IncidentConfigBuilder inside = config.toBuilder().heartbeat(null).onInvalid(IncidentConfig.OnInvalid.FAIL);
        types.forEach(inside::type);
        return inside.build();
    }
}
