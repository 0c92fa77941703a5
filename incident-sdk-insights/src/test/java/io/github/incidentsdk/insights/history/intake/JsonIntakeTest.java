package io.github.incidentsdk.insights.history.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.model.Severity;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonIntakeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\": 1, \"started\": \"2026-03-01\"}, {\"id\": 2, \"started\": \"2026-03-02\"}]",
                "{\"id\": 1, \"started\": \"2026-03-01\", \"updates\": [{\"id\": 7}]}\n{\"id\": 2, \"started\": \"2026-03-02\"}\n",
                "{\"page\": {\"id\": 9}, \"incidents\": [ {\"id\": 1, \"started\": \"2026-03-01\"},\n{\"id\": 2, \"started\": \"2026-03-02\"}], \"x\": {}}"
            })
    void readsAnArrayOneInAnObjectAndObjectsOneAfterTheOther(String text) throws IOException {
        assertThat(read(text).incidents()).extracting(PastIncident::id).containsExactly("1", "2");
    }

    @Test
    void listsAndNamedObjectsAreReadAsCellsAre() throws IOException {
        PastIncident read = read("""
                        [{"id": "a", "name": "brace } and \\"quote\\"", "impact": "critical", "components": [{"name": "API"}, "Web"],
                          "started_at": "2026-03-01T00:00:00Z", "resolved_at": "2026-03-01T01:00:00Z", "drill": false, "owner": null}]
                        """).incidents().get(0);

        assertThat(read.title()).isEqualTo("brace } and \"quote\"");
        assertThat(read.severity()).isEqualTo(Severity.SEV1);
        assertThat(read.components()).containsExactly("API", "Web");
        assertThat(read.lasted()).isEqualTo(Duration.ofHours(1));
        assertThat(read.owner()).isNull();
    }

    @Test
    void whatIsWrongIsNamedByLineAndColumn() {
        assertThatThrownBy(
                        () -> read(
                                "[\n {\"id\": 1, \"started\": \"soon\"},\n {\"id\": 2,\n  \"started\": \"2026-03-01\", \"severity\": \"odd\"},\n {\"id\": 3,}\n]"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("a.json, line 2, column 23 (started): \"soon\" is no time")
                .hasMessageContaining("a.json, line 4, column 40 (severity): \"odd\" is no severity")
                .hasMessageContaining("a.json, line 5, column 11: Unexpected");
    }

    @Test
    void aTextThatEndsTooEarlyOrIsNoJsonIsRefused() {
        assertThatThrownBy(() -> read("[{\"id\": 1"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("a.json, line 1")
                .hasMessageContaining("the text ends within an object");
        assertThatThrownBy(() -> read("<html>"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("incidents are objects in braces; there is \"<\" instead");
    }

    private static History read(String text) throws IOException {
        return new Intake().json("a.json", new StringReader(text)).history();
    }
}
