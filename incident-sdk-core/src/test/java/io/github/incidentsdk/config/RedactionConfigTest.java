package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.redaction.Redactors;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S21: what the configuration says of redactors. */
@Tag("S21")
class RedactionConfigTest {

    private static final String KEY = "0123456789abcdef";

    private static IncidentConfig read(String redact) {
        return IncidentConfig.loader()
                .environment(Map.of("REDACT_KEY", KEY)::get)
                .parseYaml("incidents:\n  redact: " + redact + "\n", "incidents.yaml");
    }

    @Test
    void namesWhatIsKnownAndAddsPatterns() {
        IncidentConfig config =
                read("{ what: [email, card], patterns: { customer: 'C-[0-9]{4}' }, key: \"${REDACT_KEY}\" }");
        assertThat(config.problems()).isEmpty();
        Redactors redactors = config.redaction().orElseThrow();
        assertThat(redactors.text("note", "C-1234 a@b 4111111111111111 eyJhbGciOiJIUzI1NiJ9"))
                .isEqualTo("[customer] [email] [card] eyJhbGciOiJIUzI1NiJ9");
        assertThat(config.toBuilder().build().redaction()).contains(redactors);
        assertThat(config.toString()).doesNotContain(KEY);
    }

    @Test
    void withoutItNothingIsRedacted() {
        assertThat(IncidentConfig.parseYaml("incidents: {}", "incidents.yaml").redaction())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    { what: [email] }                                     | incidents.redact.key: is missing; expected a secret that is the same in all replicas, or key-file
                    { what: [email], key: CANARY }                        | incidents.redact.key: is too short for a key; expected at least 16 characters, the same in all replicas, such as openssl rand -hex 32 gives
                    { what: [mail], key: 0123456789abcdef }               | incidents.redact.what: names "mail"; expected email, card or jwt
                    { patterns: { a: '(' }, key: 0123456789abcdef }       | incidents.redact.patterns.a: is no regular expression that can be used
                    { patterns: { A_b: 'x' }, key: 0123456789abcdef }     | incidents.redact.patterns: names "A_b"; use lower-case letters, digits and dashes, such as customer-number
                    { waht: [email], key: 0123456789abcdef }              | incidents.redact.waht: is an unknown key; did you mean what?
                    """)
    void whatIsBrokenHidesEverythingRatherThanNothing(String redact, String problem) {
        IncidentConfig config = read(redact);
        assertThat(config.problems())
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .contains(problem.strip())
                .doesNotContain(KEY)
                .doesNotContain("CANARY");
        assertThat(config.redaction().orElseThrow().text("note", "anything")).isEqualTo("[redacted]");
        assertThat(config.redaction().orElseThrow().identity("type", "outage")).isEqualTo("outage");
    }
}
