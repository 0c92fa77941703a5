package io.github.incidentsdk.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelsTest {

    private static final Labels LABELS = Labels.of("region", "eu-1", "queue", "mail");

    @Test
    void areEqualWhateverTheOrderTheyWereGivenIn() {
        Labels other = Labels.of(Map.of("queue", "mail", "region", "eu-1"));

        assertThat(LABELS).isEqualTo(other).hasSameHashCodeAs(other).hasToString("{queue=\"mail\", region=\"eu-1\"}");
        assertThat(LABELS).isNotEqualTo(Labels.of("queue", "mail"));
        assertThat(LABELS.name(0)).isEqualTo("queue");
        assertThat(LABELS.value(1)).isEqualTo("eu-1");
    }

    @Test
    void haveNoEmptyValues() {
        assertThat(Labels.of("queue", "")).isSameAs(Labels.empty());
        assertThat(LABELS.with("queue", "")).isEqualTo(Labels.of("region", "eu-1"));
        assertThat(LABELS.get("colour")).isNull();
    }

    @Test
    void giveLabelsWithMoreOrFewer() {
        assertThat(LABELS.only(Set.of("queue", "colour"))).isEqualTo(Labels.of("queue", "mail"));
        assertThat(LABELS.without(Set.of("queue"))).isEqualTo(Labels.of("region", "eu-1"));
        assertThat(LABELS.without(Set.of("colour"))).isSameAs(LABELS);
        assertThat(LABELS.with("colour", "red").asMap()).containsOnlyKeys("colour", "queue", "region");
        assertThat(LABELS.with("queue", "sms").get("queue")).isEqualTo("sms");
        assertThat(LABELS.with("queue", null)).isEqualTo(Labels.of("region", "eu-1"));
    }

    @Test
    void standInOrder() {
        assertThat(Labels.empty()).isLessThan(Labels.of("a", "1"));
        assertThat(Labels.of("a", "1")).isLessThan(Labels.of("a", "1", "b", "1"));
        assertThat(Labels.of("a", "1", "b", "1")).isLessThan(Labels.of("a", "2"));
    }

    @Test
    void areWrittenAsExpressionsWriteThem() {
        assertThat(Labels.of("path", "C:\\temp \"x\"\n")).hasToString("{path=\"C:\\\\temp \\\"x\\\"\\n\"}");
    }

    @Test
    void refuseWhatIsNoLabel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Labels.of("queue"))
                .withMessage("Label 'queue' has no value: give names and values in turn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Labels.of("queue", "a", "queue", "b"))
                .withMessage("Label 'queue' is given twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Labels.of("__name__", "up"))
                .withMessageContaining("give the metric's name apart");
    }
}
