package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that read a metric of which there are too many series. */
class SeriesLeftOutTest {

    private static final int OF_METRIC = 10_000;

    private final Service service = Service.with(
                    rule("sum").value("sum(depth)").level(SEV1, "> 100").build(),
                    rule("gone").condition(SEV3, "absent(depth)").build(),
                    rule("named")
                            .value("sum({__name__=~\"dep.*\"})")
                            .level(SEV1, "> 100")
                            .build())
            .set("depth{queue=mail}", 500)
            .tick(3);

    private List<Series> bomb(String metric, int series) {
        List<Series> all = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            all.add(service.source.add(metric, Labels.of("id", metric + i), () -> 0));
        }
        return all;
    }

    @Test
    void areUnknownAndNeverFalseNorAbsent() {
        bomb("depth", OF_METRIC + 10);
        service.tick(2).remove("depth{queue=mail}").tick(100);

        assertThat(service.opened()).containsExactly("SEV1");
        assertThat(service.engine.health().troubles())
                .containsOnlyKeys("sum", "named")
                .allSatisfy((rule, trouble) -> assertThat(trouble)
                        .contains("series of depth were left out: 10,000 series of one metric are kept at most"));
        assertThat(service.engine.health().leftOut()).containsOnlyKeys("depth");
    }

    @Test
    void areUnknownWhereNoSeriesOfTheirMetricFoundRoom() {
        Service empty = Service.with(
                rule("gone").condition(SEV3, "absent(depth)").build(),
                rule("sum").value("sum(depth)").level(SEV1, "> 100").build());
        for (int metric = 0; metric < 5; metric++) {
            for (int i = 0; i < OF_METRIC; i++) {
                empty.source.add("junk_" + metric, Labels.of("id", "" + i), () -> 0);
            }
        }
        empty.set("depth", 500).tick(100);

        assertThat(empty.open()).isEmpty();
        assertThat(empty.engine.health().troubles())
                .containsOnlyKeys("gone", "sum")
                .allSatisfy((rule, trouble) ->
                        assertThat(trouble).contains("series of depth were left out: 50,000 series are kept at most"));
    }

    @Test
    void seeAgainWhenWhatWasLeftOutFoundRoom() {
        List<Series> bomb = bomb("depth", OF_METRIC + 50);
        service.tick(100);
        assertThat(service.engine.health().isGood()).isFalse();

        bomb.subList(0, 60).forEach(Series::remove);
        assertThat(service.tick(2).engine.health().isGood()).isTrue();
        assertThat(service.engine.health().refusedSeries()).as("counts on").isEqualTo(51);
        assertThat(service.metrics.index().read("depth").size()).isEqualTo(OF_METRIC - 10 + 1);
        assertThat(service.set("depth{queue=mail}", 0).tick(10).opened()).isEmpty();
    }

    @Test
    void seeAgainWhenWhatWasLeftOutIsGone() {
        List<Series> bomb = bomb("depth", 3 * OF_METRIC);
        service.tick(100);

        bomb.subList(OF_METRIC - 1, bomb.size()).forEach(Series::remove);
        assertThat(service.tick().engine.health().isGood()).isTrue();
        assertThat(service.metrics.index().read("depth").size()).isEqualTo(OF_METRIC);
    }

    @Test
    void seeAgainWhenASourceReportsNoMoreThanThereIsRoomFor() {
        SeriesStore polled = service.metrics.polled("queues", 15_000);
        service.remove("depth{queue=mail}");
        polled.replace(samples(0, OF_METRIC + 5), service.wallMillis());
        service.tick();
        polled.replace(samples(0, OF_METRIC + 5), service.wallMillis());
        service.tick();
        assertThat(service.engine.health().leftOut()).containsOnlyKeys("depth");
        assertThat(service.engine.health().refusedSeries())
                .as("each once, however often they are reported")
                .isEqualTo(5);

        polled.replace(samples(OF_METRIC, OF_METRIC), service.wallMillis());
        assertThat(service.tick().engine.health().leftOut())
                .as("others took the place of those that went")
                .isEmpty();
    }

    private static List<Sample> samples(int from, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            samples.add(new Sample("depth", Labels.of("id", "" + i), 1));
        }
        return samples;
    }

    @Test
    void areNotHurtByTheBombOfAnotherMetric() {
        service.tick();
        bomb("junk", 60_000);
        service.remove("depth{queue=mail}").set("depth{queue=sms}", 500);
        service.tick(100);

        assertThat(service.engine.health().troubles()).isEmpty();
        assertThat(service.engine.health().leftOut()).containsOnlyKeys("junk");
        assertThat(service.opened()).containsExactly("SEV1");
        assertThat(service.set("depth{queue=sms}", 0).tick(10).opened()).isEmpty();
    }

    @Test
    void aSeriesThatWaitsGivesWayToALaterOneOfItsLabels() {
        List<Series> bomb = bomb("depth", OF_METRIC);
        service.tick();
        Series last = bomb.get(OF_METRIC - 1);
        service.source.add("depth", last.labels(), () -> 7);
        service.tick();
        last.remove();
        assertThat(service.tick().engine.health().leftOut()).isNotEmpty();

        bomb.get(0).remove();
        assertThat(service.tick().engine.health().leftOut()).isEmpty();
        assertThat(service.set("depth{queue=mail}", 95).tick(10).opened())
                .as("95 + 7")
                .hasSize(1);
    }
}
