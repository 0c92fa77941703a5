package io.github.incidentsdk.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What IDEs are told, what the page says, what variables may be called, and what is read, are one set of keys. */
class MetadataTest {

    private static final Pattern TREE = Pattern.compile("(?s)## The tree.*?```yaml\n(.*?)```");
    private static final Set<String> NAMED = Set.of(
            "severities",
            "contacts",
            "types",
            "rules",
            "sinks",
            "sources",
            "silences",
            "maintenance",
            "reports",
            "goals");

    private static Map<String, Map<String, Object>> properties = new TreeMap<>();
    private static List<Map<String, Object>> hints = List.of();
    private static final Set<String> ofTheActuator = new TreeSet<>();
    private static final Map<String, String> documented = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Map<String, Object> metadata = JsonParserFactory.getJsonParser()
                .parseMap(new ClassPathResource("META-INF/spring-configuration-metadata.json")
                        .getContentAsString(StandardCharsets.UTF_8));
        properties = maps(metadata.get("properties")).stream()
                .filter(property -> String.valueOf(property.get("name")).startsWith("incidents."))
                .collect(Collectors.toMap(
                        property -> String.valueOf(property.get("name")).substring("incidents.".length()),
                        property -> property,
                        (one, two) -> {
                            throw new IllegalStateException(one + " is there twice");
                        },
                        TreeMap::new));
        maps(metadata.get("properties")).stream()
                .map(property -> String.valueOf(property.get("name")))
                .filter(name -> !name.startsWith("incidents."))
                .forEach(ofTheActuator::add);
        hints = maps(metadata.get("hints"));
        Matcher page = TREE.matcher(Files.readString(Path.of("../docs/configuration.md")));
        assertThat(page.find()).isTrue();
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(page.group(1));
        flatten("", tree.get("incidents"), documented);
        assertThat(documented).hasSizeGreaterThan(90);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object list) {
        return (List<Map<String, Object>>) list;
    }

    private static void flatten(String path, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> flatten(path.isEmpty() ? "" + key : path + "." + key, below, into));
        } else {
            into.put(path, String.valueOf(value));
        }
    }

    /** The part of a path that has no names of the user's in it. */
    private static String fixed(String path) {
        String first = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        return NAMED.contains(first) ? first : path.startsWith("redact.patterns.") ? "redact.patterns" : path;
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        collect("", KeyTree.INCIDENTS, known);
        return known;
    }

    private static void collect(String path, KeyTree tree, Set<String> into) {
        if (NAMED.contains(path) || tree.takesNames() || tree.names().isEmpty()) {
            into.add(path);
            return;
        }
        tree.names().forEach(name -> collect(path.isEmpty() ? name : path + "." + name, tree.at(name), into));
    }

    @Test
    void everyDocumentedKeyIsInTheMetadata() {
        assertThat(documented.keySet().stream().map(MetadataTest::fixed))
                .allSatisfy(key -> assertThat(properties).containsKey(key));
    }

    @Test
    void whatTheActuatorMayBeToldIsThereToo() {
        assertThat(ofTheActuator)
                .containsExactly(
                        "management.endpoint.incidents.access",
                        "management.endpoint.incidents.cache.time-to-live",
                        "management.health.incidents.enabled");
    }

    @Test
    void variablesMayNameWhatIsInTheMetadata() {
        assertThat(known()).isEqualTo(properties.keySet());
    }

    @Test
    void everyDocumentedKeyMayBeNamedByAVariable() {
        assertThat(documented.keySet()).allSatisfy(path -> {
            KeyTree at = KeyTree.INCIDENTS;
            for (String key : List.of(path.split("\\.", -1))) {
                assertThat(at).as(path).isNotNull();
                at = at.below(key);
            }
        });
    }

    @Test
    void everyKeyIsReadByCore() throws IOException {
        for (String key : properties.keySet()) {
            Properties said = Properties.yaml("").argument("incidents." + key, "x");
            assertThat(said.problems()).as(key).noneMatch(problem -> problem.contains("unknown key"));
        }
        assertThat(Properties.yaml("").argument("incidents.nonsense", "x").problems())
                .anyMatch(problem -> problem.contains("unknown key"));
    }

    @Test
    void everyDefaultIsWhatThePageSaysAndWhatNobodyNeedsToSay() throws IOException {
        List<String> compared = new ArrayList<>();
        Map<String, Object> all = new LinkedHashMap<>();
        properties.forEach((key, property) -> {
            Object usual = property.get("defaultValue");
            if (usual != null) {
                all.put(key, usual);
            }
            if (usual != null && documented.containsKey(key)) {
                compared.add(key);
                // SnakeYAML reads `on` as true, as Spring does
                String said = documented.get(key).equals("true") ? "on" : documented.get(key);
                assertThat(said).as(key).isEqualTo(String.valueOf(usual));
            }
        });
        assertThat(compared).hasSizeGreaterThan(45);
        Properties said = Properties.yaml("")
                .argument("incidents.heartbeat.url", "https://beat.example.org/checkout")
                .argument("incidents.prometheus-rules.files", "classpath:none.yml");
        all.forEach((key, value) -> said.argument("incidents." + key, String.valueOf(value)));
        IncidentConfig config = said.read();
        IncidentConfig usual = IncidentConfig.builder().build();
        assertThat(config.problems())
                .extracting(Problem::message)
                .allMatch(message -> message.contains("no such file on the class path"));
        assertThat(config.journal()).isEqualTo(usual.journal());
        assertThat(config.delivery()).isEqualTo(usual.delivery());
        assertThat(config.limits()).isEqualTo(usual.limits());
        assertThat(config.evaluation()).isEqualTo(usual.evaluation());
        assertThat(config.loggedErrors()).isEqualTo(usual.loggedErrors());
        assertThat(config.holds()).isEqualTo(usual.holds());
        assertThat(config.reopenWithin()).isEqualTo(usual.reopenWithin());
        assertThat(config.onStop()).isEqualTo(usual.onStop());
        assertThat(config.defaultSeverity()).isEqualTo(usual.defaultSeverity());
    }

    @Test
    void everyKeyHasADescriptionAndATypeThatExists() {
        assertThat(properties.values()).allSatisfy(property -> {
            assertThat(property.get("description")).asString().endsWith(".");
            String type = String.valueOf(property.get("type"));
            for (String name : List.of(type.split("[<>,]+", -1))) {
                assertThat(name.isEmpty()
                                || ClassUtils.isPresent(name, getClass().getClassLoader()))
                        .as(type)
                        .isTrue();
            }
        });
    }

    @Test
    void hintsAreOfKeysThatExistAndOfWordsThatAreTaken() throws IOException {
        assertThat(hints).isNotEmpty();
        for (Map<String, Object> hint : hints) {
            String key = String.valueOf(hint.get("name"));
            String plain = key.replaceAll("\\.values$", "");
            assertThat(properties).containsKey(plain.substring("incidents.".length()));
            for (Map<String, Object> value : maps(hint.get("values"))) {
                Properties said = Properties.yaml("")
                        .argument(key.endsWith(".values") ? plain + ".page" : key, String.valueOf(value.get("value")));
                if (key.startsWith("incidents.redact")) {
                    said.argument("incidents.redact.key", "0123456789abcdef");
                }
                if (key.startsWith("incidents.prometheus-rules")) {
                    said.argument("incidents.prometheus-rules.files", "classpath:none.yml");
                }
                assertThat(said.problems()).as(key).allMatch(problem -> problem.contains("no such file"));
            }
        }
    }
}
