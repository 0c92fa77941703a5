package io.github.incidentsdk.metric.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Sample;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HorizonTest {

    private static final Horizon SHORT = Horizon.of(Duration.ofMinutes(1), 80, Duration.ofHours(1));

    private static boolean isThere(Recording recording, long seconds) {
        recording.advance(seconds * 1_000);
        return !Absent.is(recording.index().read("depth").values()[0]);
    }

    @Test
    void aSampleCountsForFiveMinutesUnlessSaid() {
        Recording usual = new Recording();
        Recording hasty = new Recording(SHORT);
        for (Recording each : List.of(usual, hasty)) {
            each.add("depth", Labels.empty(), new long[] {0}, new double[] {7});
        }

        assertThat(isThere(usual, 299)).isTrue();
        assertThat(isThere(usual, 300)).isFalse();
        assertThat(isThere(hasty, 59)).isTrue();
        assertThat(isThere(hasty, 60)).isFalse();
    }

    @Test
    void whatWasPolledCountsForThreePollsAndForAsLongAsAnySampleAtLeast() {
        MetricStore store = new MetricStore(new SeriesLimits(10, 10), SHORT);
        Family family = store.index().read("depth");
        var seldom = store.polled("seldom", 60_000);
        var often = store.polled("often", 10_000);
        seldom.replace(List.of(new Sample("depth", Labels.of("of", "seldom"), 7)), 1_000);
        often.replace(List.of(new Sample("depth", Labels.of("of", "often"), 8)), 1_000);
        store.tick(1_000);
        assertThat(family.size()).isEqualTo(2);

        store.tick(62_000);
        assertThat(family.values()).containsOnlyOnce(7).doesNotContain(8);

        store.tick(182_000);
        assertThat(family.values()).doesNotContain(7);
    }

    @Test
    void refusesWhatMeansNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Horizon(0, 0.8, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Horizon(1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Horizon(1, 1.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Horizon(1, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Horizon(1, 1, 0));
    }
}
