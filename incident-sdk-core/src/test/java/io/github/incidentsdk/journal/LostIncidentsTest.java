package io.github.incidentsdk.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentEvent.Declared;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostIncidentsTest {

    private final LostIncidents lost = new LostIncidents(2);

    @Test
    void knowsThemByName() {
        lost.add(List.of("a", "b"));

        assertThat(lost.mayHave(Lines.end(1, "a").incident())).isTrue();
        assertThat(lost.mayHave(Lines.end(1, "c").incident())).isFalse();

        lost.stored(List.of(Lines.line(2, "a", Declared::new)));
        assertThat(lost.mayHave(Lines.end(1, "a").incident())).isFalse();
    }

    @Test
    void takesWhateverIsOverForOneOfThemOnceThereAreTooMany() {
        lost.add(List.of("a", "b", "c"));

        assertThat(lost.mayHave(Lines.end(1, "d").incident())).isTrue();
        assertThat(lost.mayHave(Lines.line(1, "d", Declared::new).incident())).isFalse();
    }

    @Test
    void onlyAnEventNoOlderThanTheOneThatWasLostMakesUpForIt() {
        lost.add(Lines.line(3, "a", Declared::new).incident(), 3);

        lost.stored(List.of(Lines.line(2, "a", Declared::new)));
        assertThat(lost.mayHave(Lines.line(3, "a", Declared::new).incident())).isTrue();

        lost.stored(List.of(Lines.line(4, "a", Declared::new)));
        assertThat(lost.mayHave(Lines.line(4, "a", Declared::new).incident())).isFalse();
    }

    @Test
    void takesWhateverIsOpenForOneOfThemOnceThereAreTooManyThatAreOpen() {
        for (String id : List.of("a", "b", "c")) {
            lost.add(Lines.line(1, id, Declared::new).incident(), 1);
        }

        assertThat(lost.mayHave(Lines.line(1, "d", Declared::new).incident())).isTrue();
        assertThat(lost.mayHave(Lines.end(1, "d").incident())).isFalse();
    }
}
