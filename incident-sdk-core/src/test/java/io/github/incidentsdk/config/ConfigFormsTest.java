package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.numbers.EvaluationConfig;
import io.github.incidentsdk.config.numbers.LimitsConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.model.IncidentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ConfigFormsTest {

    @Test
    void yamlSaysWhatTheBuilderSays() {
        assertSame(Shop.LOADER.parseYaml(Shop.yaml(), "shop.yaml"));
    }

    @Test
    void jsonSaysWhatTheBuilderSays() {
        assertSame(Shop.LOADER.parseJson(Shop.json(), "shop.json"));
    }

    @Test
    void nestedMapsSayWhatTheBuilderSays() {
        assertSame(Shop.LOADER.parseMap(quotedMaps(), "maps"));
    }

    @Test
    void dottedKeysSayWhatTheBuilderSays() {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", quotedMaps(), flat);

        assertThat(flat).containsEntry("incidents.types.cost-spike.by[0]", "account");
        assertSame(Shop.LOADER.parseMap(flat, "properties"));
    }

    @Test
    void aliasesStandForWhatTheyReferTo() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  types:
                    outage: &ours { owner: checkout, by: &labels [region] }
                    slow: *ours
                    stuck: { by: *labels }
                """, "aliases.yaml");

        assertThat(config.problems()).isEmpty();
        assertThat(config.types().get("slow").owner()).isEqualTo("checkout");
        assertThat(config.types().get("stuck").by()).containsExactly("region");
    }

    @Test
    void everyScalarIsText() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  types: { outage: {} }
                  rules:
                    a:
                      declare: outage
                      expr: x > 1
                      level: SEV1
                      tags: { country: NO, switch: off, lamp: on, time: 1:30, agent: 007, octal: 0o17, day: 2026-01-01, none: ~ }
                """, "texts.yaml");

        assertThat(config.problems()).isEmpty();
        assertThat(config.rules().get("a").tags())
                .containsExactly(
                        Map.entry("country", "NO"),
                        Map.entry("switch", "off"),
                        Map.entry("lamp", "on"),
                        Map.entry("time", "1:30"),
                        Map.entry("agent", "007"),
                        Map.entry("octal", "0o17"),
                        Map.entry("day", "2026-01-01"),
                        Map.entry("none", "~"));
    }

    @Test
    void hasTheStatedDefaultsWhereNothingIsSaid() {
        IncidentConfig nothing = IncidentConfig.parseYaml("incidents: {}", "nothing.yaml");

        assertThat(nothing.problems()).isEmpty();
        assertThat(nothing)
                .usingRecursiveComparison()
                .ignoringFields("places")
                .isEqualTo(IncidentConfig.builder().build());
        assertThat(nothing.reopenWithin()).hasMinutes(15);
        assertThat(nothing.restoreTicks()).isEqualTo(2);
        assertThat(nothing.drillFor()).hasMinutes(5);
        assertThat(nothing.shutdown()).hasSeconds(5);
        assertThat(nothing.limits()).isEqualTo(new LimitsConfig(10_000, 20_000, 500, 50_000, 10_000));
        assertThat(nothing.outageTolerance()).hasHours(1);
        assertThat(nothing.evaluation())
                .isEqualTo(new EvaluationConfig(
                        new EvaluationConfig.Windows(
                                Duration.ofMinutes(5), 80, Duration.ofHours(1), Duration.ofMinutes(5)),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        2));
        assertThat(nothing.service()).isEmpty();
    }

    @Test
    void rulesMayDeclareTypesThatTheCodeBrings() {
        String yaml = "incidents: { rules: { a: { declare: from-code, expr: x > 1, level: SEV1 } } }";

        assertThat(IncidentConfig.parseYaml(yaml, "r.yaml").rules()).isEmpty();
        assertThat(IncidentConfig.loader()
                        .types(List.of(IncidentType.named("from-code").build()))
                        .parseYaml(yaml, "r.yaml")
                        .rules())
                .containsKey("a");
    }

    @Test
    void startsABuilderFromWhatWasRead() {
        IncidentConfig read = Shop.LOADER.parseYaml(Shop.yaml(), "shop.yaml");

        assertSame(read.toBuilder().build());
    }

    private static void assertSame(IncidentConfig config) {
        assertThat(config.problems())
                .extracting(Problem::message)
                .containsExactly("\"prometheus\" is none of the sources, unless code brings it");
        assertThat(config)
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .ignoringFields("places", "problems")
                .isEqualTo(Shop.inCode());
    }

    /** What SnakeYAML itself makes of the file, whose scalars are texts but for two. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> quotedMaps() {
        return (Map<String, Object>) new Yaml().load(Shop.yaml().replace("007", "\"007\""));
    }

    private static void flatten(String path, Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> flatten(path.isEmpty() ? "" + key : path + "." + key, below, flat));
        } else if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>(list);
            for (int i = 0; i < items.size(); i++) {
                flatten(path + "[" + i + "]", items.get(i), flat);
            }
        } else {
            flat.put(path, String.valueOf(value));
        }
    }
}
