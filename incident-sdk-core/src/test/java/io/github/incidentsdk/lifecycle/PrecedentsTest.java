package io.github.incidentsdk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecedentsTest {

    private final Precedents precedents = new Precedents();

    private static IncidentSnapshot over(String type, String id, long second, String how) {
        return IncidentSnapshot.of("v1-" + id, id)
                .type(type)
                .status(Status.RESOLVED)
                .resolution(Resolution.RESOLVED)
                .resolutionText(how)
                .resolvedAt(Instant.ofEpochSecond(second))
                .build();
    }

    private List<String> of(String type) {
        return precedents.of(type).stream().map(IncidentOutline::id).toList();
    }

    @Test
    void remembersAFewOfEachTypeTheLastEndFirst() {
        for (int i = 1; i <= 6; i++) {
            precedents.note(over("flood", "f" + i, i, "dry"));
        }
        precedents.note(over("fire", "late", 9, "out"));

        assertThat(of("flood")).containsExactly("f6", "f5", "f4", "f3");
        assertThat(of("fire")).containsExactly("late");
        assertThat(of("storm")).isEmpty();
    }

    @Test
    void whatIsSaidOfAnOldOneLaterDoesNotMakeItTheLast() {
        precedents.note(over("flood", "old", 1, "dry"));
        precedents.note(over("flood", "new", 2, "dry"));
        precedents.note(over("flood", "old", 1, "dry, and reviewed"));

        assertThat(of("flood")).containsExactly("new", "old");
        assertThat(precedents.of("flood").get(1).whole().resolutionText()).isEqualTo("dry, and reviewed");
    }

    @Test
    void whatCameBackIsNotOver() {
        IncidentSnapshot ended = over("flood", "f", 1, "dry");
        precedents.note(ended);
        precedents.note(ended.toBuilder()
                .status(Status.DECLARED)
                .resolution(null)
                .resolvedAt(null)
                .build());

        assertThat(of("flood")).isEmpty();
    }

    @Test
    void typesThatAreMadeUpDoNotFillTheMemory() {
        for (int i = 0; i < 600; i++) {
            precedents.note(over("type-" + i, "id-" + i, i, ""));
        }

        assertThat(of("type-99")).isEmpty();
        assertThat(of("type-100")).containsExactly("id-100");
    }
}
