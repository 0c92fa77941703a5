package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadConfigurationsTest {

    /** What is wrong, the YAML, and what is told. */
    record Case(String name, String yaml, String told) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        try (InputStream in = BadConfigurationsTest.class.getResourceAsStream("/config/bad-configurations.txt")) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(table.split("(?m)^### ", -1))
                    .skip(1)
                    .map(BadConfigurationsTest::read)
                    .toList();
        }
    }

    private static Case read(String text) {
        int name = text.indexOf('\n');
        int arrow = text.indexOf("==>\n");
        return new Case(
                text.substring(0, name),
                text.substring(name + 1, arrow),
                text.substring(arrow + 4).strip());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsWrongWhereAndWhatToDo(Case bad) {
        assertThat(told(bad.yaml())).isEqualTo(bad.told());
    }

    @Test
    void holdsManyCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(30);
    }

    private static String told(String yaml) {
        List<String> told = new ArrayList<>();
        try {
            IncidentConfig config =
                    IncidentConfig.loader().environment(name -> null).parseYaml(yaml, "incidents.yaml");
            config.problems().forEach(problem -> told.add(line(problem)));
        } catch (InvalidConfigurationException all) {
            told.add("FAIL");
            all.problems().forEach(problem -> told.add(line(problem)));
        }
        return String.join("\n", told);
    }

    private static String line(Problem problem) {
        return (problem.isError() ? "" : "(warning) ") + problem;
    }
}
