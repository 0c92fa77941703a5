package io.github.incidentsdk.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabellingTest {

    private static List<Labels> labels(Labelling labelling, Labels... said) throws IOException {
        List<Sample> samples =
                List.of(said).stream().map(labels -> new Sample("x", labels, 1)).toList();
        return labelling.of(samples).stream().map(Sample::labels).toList();
    }

    @Test
    void renamesAndThenAdds() throws IOException {
        Labelling labelling = new Labelling(Map.of("region", "eu"), Map.of("instance", "host"));
        assertThat(labels(labelling, Labels.of("instance", "a", "job", "j"), Labels.of("region", "us")))
                .containsExactly(Labels.of("host", "a", "job", "j", "region", "eu"), Labels.of("region", "eu"));
    }

    @Test
    void labelsCanChangePlaces() throws IOException {
        Labelling labelling = new Labelling(Map.of(), Map.of("a", "b", "b", "a"));
        assertThat(labels(labelling, Labels.of("a", "1", "b", "2"), Labels.of("a", "1")))
                .containsExactly(Labels.of("a", "2", "b", "1"), Labels.of("b", "1"));
    }

    @Test
    void seriesThatCannotBeToldApartAreAFailure() {
        Labelling labelling = new Labelling(Map.of("region", "eu"), Map.of());
        assertThatThrownBy(() -> labels(labelling, Labels.of("region", "us"), Labels.of("region", "asia")))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "two series of the answer are x{region=\"eu\"} here; give them a label that tells them apart");
        assertThatThrownBy(() -> labels(Labelling.NONE, Labels.empty(), Labels.empty()))
                .hasMessageContaining("two series of the answer are x{} here");
    }
}
