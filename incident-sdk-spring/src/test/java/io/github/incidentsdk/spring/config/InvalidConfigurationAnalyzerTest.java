package io.github.incidentsdk.spring.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class InvalidConfigurationAnalyzerTest {

    private static FailureAnalysis analysis(String yaml) {
        InvalidConfigurationException invalid = catchThrowableOfType(
                InvalidConfigurationException.class,
                () -> Properties.yaml(yaml)
                        .variable("HOOK", "https://hooks/s3cr3t")
                        .read());
        return new InvalidConfigurationAnalyzer().analyze(new BeanCreationException("incidentConfig", "no", invalid));
    }

    @Test
    void saysEverythingThatIsWrongWithItsPlace() {
        FailureAnalysis analysis = analysis("""
                incidents:
                  on-invalid: fail
                  reopen-within: 1:30
                  types:
                    backlog: { titel: Too much is waiting }
                  rules:
                    http.requests: { declare: backlog, value: queue_depth, levels: { SEV2: "> 1" } }
                    queue-depth: { declare: backlogs, value: "rat(jobs_total[1h])", levels: { SEV2: "300" } }
                  sinks:
                    team: { type: webhook, url: "${HOOK}", accepts: { form: SEV2 } }
                """);
        assertThat(analysis.getDescription()).isEqualTo("""
                        The configuration of incidents does not hold. It has 6 problems:

                          - application.yml:3:18 incidents.reopen-within: "90" has no unit; say 90s
                          - application.yml:5:23 incidents.types.backlog.titel: is an unknown key; did you mean title?
                          - application.yml:7:31 incidents.rules.http.requests: has dots in its name; write http-requests
                          - application.yml:8:46 incidents.rules.queue-depth.value: line 1, column 1: there is no function `rat`; did you mean `rate`?
                          - application.yml:8:85 incidents.rules.queue-depth.levels.SEV2: "300" does not begin with a comparison; expected one such as "> 0.20"
                          - application.yml:10:61 incidents.sinks.team.accepts.form: is an unknown key; did you mean from?\
                        """);
        assertThat(analysis.getAction())
                .isEqualTo(
                        "Correct what is listed; the page docs/configuration.md of incident-sdk has every key with its"
                                + " default. To start without what is broken, and have it logged, say incidents.on-invalid:"
                                + " disable.");
    }

    @Test
    void saysOneProblemAsOne() {
        assertThat(analysis("incidents: { on-invalid: fail, servise: checkout }")
                        .getDescription())
                .isEqualTo("""
                        The configuration of incidents does not hold. It has one problem:

                          - application.yml:1:41 incidents.servise: is an unknown key; did you mean service?\
                        """);
    }

    @Test
    void springBootFindsIt() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
                        .load(FailureAnalyzer.class, (type, name, failure) -> {}))
                .hasAtLeastOneElementOfType(InvalidConfigurationAnalyzer.class);
    }
}
