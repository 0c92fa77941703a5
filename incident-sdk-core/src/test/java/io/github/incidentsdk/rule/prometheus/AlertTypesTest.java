package io.github.incidentsdk.rule.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTypesTest {

    private static AlertTypes types(String... names) {
        List<GroupRule> rules = new ArrayList<>();
        for (String name : names) {
            rules.add(new GroupRule.Alerting(name, "up == 0", Duration.ZERO, Duration.ZERO, Map.of(), Map.of()));
        }
        return AlertTypes.of(List.of(new RuleGroup("a.yml", "g", null, Duration.ZERO, 0, rules)));
    }

    @ParameterizedTest
    @CsvSource({
        "HighCPU, high-cpu",
        "KubePodCrashLooping, kube-pod-crash-looping",
        "Instance down, instance-down",
        "node_disk_full, node-disk-full",
        "5xxErrors, alert-5xx-errors",
        "99, alert-99",
    })
    void writesTheNameInSmallLettersWithDashes(String alert, String type) {
        assertThat(types(alert).type(alert)).isEqualTo(type);
    }

    @Test
    void tellsNamesApartThatLoseCharactersWhateverElseIsLoaded() {
        List<String> names = List.of("日本", "中国", "99%", "99", "CPU (%)", "CPU", "Größe", "Gr e");

        AlertTypes together = types(names.toArray(String[]::new));

        assertThat(names.stream().map(together::type)).doesNotHaveDuplicates();
        assertThat(together.doubts()).isEmpty();
        assertThat(names).allSatisfy(name -> assertThat(types(name).type(name)).isEqualTo(together.type(name)));
        assertThat(together.type("日本")).isEqualTo("alert-cf2abf");
        assertThat(together.type("99%")).startsWith("alert-99-");
    }

    @Test
    void tellsNamesApartThatDifferInCaseAloneAndSaysSo() {
        AlertTypes types = types("high_cpu", "High CPU", "HighCPU");

        assertThat(types.type("HighCPU")).isEqualTo("high-cpu");
        assertThat(Stream.of("High CPU", "high_cpu").map(types::type))
                .allMatch(type -> type.matches("high-cpu-[0-9a-f]{6}"))
                .doesNotHaveDuplicates();
        assertThat(types.doubts())
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("the alerts \"HighCPU\" and \"High CPU\" would both be of the type high-cpu; those of"
                        + " \"High CPU\" are of the type " + types.type("High CPU"));
    }

    @Test
    void doesNotDependOnTheOrderInWhichFilesAreLoaded() {
        List<String> names = new ArrayList<>(List.of("high_cpu", "High CPU", "HighCPU", "HighCpu", "日本", "99%"));
        AlertTypes before = types(names.toArray(String[]::new));

        Collections.reverse(names);

        assertThat(names)
                .allSatisfy(
                        name -> assertThat(types(names.toArray(String[]::new)).type(name))
                                .isEqualTo(before.type(name)));
    }

    @Test
    void keepsClearOfTheTypesOfTheSdkItself() {
        assertThat(types("IncidentSdk").type("IncidentSdk")).startsWith("incident-sdk-");
        assertThat(types("IncidentStorm").type("IncidentStorm")).startsWith("incident-storm-");
    }
}
