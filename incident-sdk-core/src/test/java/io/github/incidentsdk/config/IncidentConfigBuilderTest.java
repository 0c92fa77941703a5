package io.github.incidentsdk.config;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import org.junit.jupiter.api.Test;

class IncidentConfigBuilderTest {

    @Test
    void tellsAllProblemsAtOnce() {
        IncidentConfigBuilder builder = IncidentConfig.builder()
                .type(IncidentType.named("outage").severity(SEV2, "errors >").build())
                .rule(IncidentRule.named("b")
                        .declares("outrage")
                        .condition(SEV1, "x > 1")
                        .build());

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidConfigurationException.class)
                .message()
                .startsWith("2 problems in the configuration of incidents:\n")
                .contains(
                        "\n  code incidents.types.outage.severity.SEV2: line 1, column 9: ",
                        "\n  code incidents.rules.b.declare: \"outrage\" is no incident type; expected one below types;"
                                + " did you mean outage?");
    }

    @Test
    void leavesToTheServerWhatOnlyItUnderstands() {
        IncidentRule rule = IncidentRule.named("a")
                .declares("outage")
                .condition(SEV1, "max_over_time(rate(x[5m])[1h:]) > 1")
                .source("prometheus")
                .build();
        IncidentType outage = IncidentType.named("outage").build();

        assertThat(IncidentConfig.builder().type(outage).rule(rule).build().rules())
                .containsKey("a");
    }

    @Test
    void staysAsItIsWhenBuilt() {
        IncidentConfigBuilder builder =
                IncidentConfig.builder().type(IncidentType.named("outage").build());
        IncidentConfig first = builder.build();
        builder.type(IncidentType.named("slow").build());

        assertThat(first.types()).containsOnlyKeys("outage");
        assertThat(builder.build().types()).containsOnlyKeys("outage", "slow");
    }
}
