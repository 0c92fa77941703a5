package io.github.incidentsdk.config;

import io.github.incidentsdk.config.IncidentConfig.OnInvalid;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Places;
import io.github.incidentsdk.config.tree.Interpolation;
import io.github.incidentsdk.config.tree.JsonNodes;
import io.github.incidentsdk.config.tree.MapTree;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.config.yaml.YamlNodes;
import io.github.incidentsdk.model.IncidentType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads configurations; immutable.
 *
 * <p>Defaults: variables are those of the process's environment; types are those of the configuration alone.
 */
public final class ConfigLoader {

    /** Of a text that cannot be read, this much may still be: whether its author wanted to hear of it at once. */
    private static final Pattern SAYS_FAIL = Pattern.compile("(?m)^[^#\\n]*\\bon-invalid[\"']?\\s*:\\s*[\"']?fail\\b");

    /** What differs from machine to machine, and where secrets are. */
    private static final List<String> SURROUNDINGS = Stream.of("instance", "sinks", "sources", "heartbeat", "journal")
            .map(section -> Places.ROOT + "." + section)
            .toList();

    private final @Nullable Function<String, @Nullable String> environment;
    private final Predicate<Place> unimportant;
    private final List<IncidentType> types;
    private final Path folder;
    private final boolean refuses;

    ConfigLoader() {
        this(System::getenv, place -> false, List.of(), Path.of(""), true);
    }

    private ConfigLoader(
            @Nullable Function<String, @Nullable String> environment,
            Predicate<Place> unimportant,
            List<IncidentType> types,
            Path folder,
            boolean refuses) {
        this.environment = environment;
        this.unimportant = unimportant;
        this.types = types;
        this.folder = folder;
        this.refuses = refuses;
    }

    /** With variables from {@code environment}, which answers null for one that is not set. */
    public ConfigLoader environment(Function<String, @Nullable String> environment) {
        return new ConfigLoader(environment, unimportant, types, folder, refuses);
    }

    /**
     * With variables that are not set taken for something that means nothing, where they only say how to reach what is outside:
     * below {@code sinks:}, {@code sources:}, {@code heartbeat:} and {@code journal:}, and in {@code instance:}. For tests of rules, which have no secrets.
     */
    public ConfigLoader withoutBackends() {
        return new ConfigLoader(
                environment, place -> SURROUNDINGS.stream().anyMatch(place::isWithin), types, folder, refuses);
    }

    /** With every text taken as it is, for callers that have put in variables already. */
    public ConfigLoader literally() {
        return new ConfigLoader(null, unimportant, types, folder, refuses);
    }

    /** Rules may also declare these types, which the code brings. */
    public ConfigLoader types(Collection<IncidentType> types) {
        return new ConfigLoader(environment, unimportant, List.copyOf(types), folder, refuses);
    }

    /**
     * Leaves it to the manager to refuse the configuration under {@code on-invalid: fail}, so that people see all problems at once:
     * what a sink's provider finds wrong is known only then.
     */
    public ConfigLoader leavingRefusal() {
        return new ConfigLoader(environment, unimportant, types, folder, false);
    }

    /** Reads a {@code .yaml}, {@code .yml} or {@code .json} file; other files that it names lie relative to it. */
    public IncidentConfig load(Path file) {
        Path beside = file.toAbsolutePath().getParent();
        return ConfigFiles.read(
                file, new ConfigLoader(environment, unimportant, types, beside == null ? folder : beside, refuses));
    }

    /** Reads the one configuration on the class path; see {@link IncidentConfig#fromClasspath()}. */
    public IncidentConfig fromClasspath() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return ConfigFiles.fromClasspath(loader == null ? ConfigLoader.class.getClassLoader() : loader, this);
    }

    /** Reads YAML; {@code name} is the text's name in problems. */
    public IncidentConfig parseYaml(String text, String name) {
        Problems problems = new Problems();
        return bind(YamlNodes.read(text, name, problems), new Reading(text, name, problems));
    }

    /** Reads JSON; {@code name} is the text's name in problems. */
    public IncidentConfig parseJson(String text, String name) {
        Problems problems = new Problems();
        return bind(JsonNodes.read(text, name, problems), new Reading(text, name, problems));
    }

    /**
     * Reads a map, whose keys may be dotted and begin with {@code incidents}; values are maps, collections, or what their {@link
     * Object#toString()} says.
     *
     * @param name the map's name in problems
     */
    public IncidentConfig parseMap(Map<String, ?> map, String name) {
        return parseMap(map, path -> Place.in(name, path));
    }

    /**
     * Reads a map whose values came from somewhere, as properties do.
     *
     * @param origins knows the place of a path such as {@code incidents.service}
     */
    public IncidentConfig parseMap(Map<String, ?> map, MapTree.Origins origins) {
        Problems problems = new Problems();
        return parseTree(new MapTree(origins, problems).dotted(map), problems);
    }

    /**
     * Reads a tree that the caller has put together.
     *
     * @param problems what the caller found on the way; they count as the configuration's
     */
    public IncidentConfig parseTree(Node.Map tree, Problems problems) {
        return bind(tree, new Reading("", tree.place().file(), problems));
    }

    /** The defaults with one problem. */
    IncidentConfig unreadable(Problem problem) {
        return new IncidentConfig(new IncidentConfigBuilder(), List.of(problem));
    }

    private IncidentConfig bind(@Nullable Node document, Reading reading) {
        IncidentConfigBuilder config = new IncidentConfigBuilder();
        Problems problems = reading.problems;
        if (document == null) {
            config.onInvalid(SAYS_FAIL.matcher(reading.text).find() ? OnInvalid.FAIL : OnInvalid.DISABLE);
            if (problems.list().isEmpty()) {
                problems.add(Problem.at(Place.startOf(reading.name), "is empty; expected incidents: at the top"));
            }
        } else {
            Node tree =
                    environment == null ? document : new Interpolation(environment, unimportant, problems).in(document);
            new ConfigBinder(config, problems, folder).bind(tree);
            config.places = path -> Places.of(tree, path, reading.name);
            new CrossChecks(problems, config.places, types).check(config);
        }
        return refuses
                ? new IncidentConfig(config, List.of()).withProblems(problems.list())
                : new IncidentConfig(config, problems.list());
    }

    /** A text that is being read. */
    private record Reading(String text, String name, Problems problems) {}
}
