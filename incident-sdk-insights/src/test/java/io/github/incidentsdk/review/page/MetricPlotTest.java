package io.github.incidentsdk.review.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Measured;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class MetricPlotTest {

    private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");

    @Test
    void drawsNoLineThroughTimeOfWhichNothingIsKnown() {
        Document page = page(
                measured(0, 1, 2, 10, 11, 30),
                new Gap(minute(2), minute(10), Gap.Kind.UNKNOWN, "The rule could not tell."),
                new Gap(minute(11), null, Gap.Kind.NOT_EVALUATED, "The process was away."),
                new Gap(minute(0), minute(1), Gap.Kind.WAITING, "Waited for the vendor"));
        assertThat(page.select("svg path").attr("d")).matches("M\\S+ \\S+(L\\S+ \\S+){4}M\\S+ \\S+(L\\S+ \\S+){2}");
        assertThat(page.select("svg circle")).hasSize(1);
        assertThat(page.select("svg g:has(rect) title").eachText())
                .containsExactly("The rule could not tell.", "The process was away.");
        assertThat(page.select("svg desc").text())
                .endsWith("; not known from 2026-03-02 06:02:00 to 2026-03-02 06:10:00"
                        + "; not known from 2026-03-02 06:11:00 to 2026-03-02 06:30:00");
    }

    @Test
    void aValueHoldsUntilAnotherIsMeasured() {
        Document page = page(measured(0, 60));
        assertThat(page.select("svg path").attr("d"))
                .as("as high as at first until then")
                .matches("M\\S+ (\\S+)L\\S+ \\1L\\S+ \\S+");
    }

    @Test
    void drawsADotWhereThereIsOneValue() {
        Document page = page(measured(0));
        assertThat(page.select("svg circle")).hasSize(1);
        assertThat(Double.parseDouble(page.select("svg circle").attr("cx"))).isBetween(200.0, 500.0);
    }

    private static Instant minute(int minute) {
        return SIX.plusSeconds(60L * minute);
    }

    private static Measured measured(int... minutes) {
        return new Measured(
                "errors",
                IntStream.of(minutes)
                        .mapToObj(minute -> new Measured.Value(minute(minute), minute))
                        .toList());
    }

    private static Document page(Measured metric, Gap... gaps) {
        Review review = Review.of("v1-a-1", "x")
                .metrics(List.of(metric))
                .gaps(List.of(gaps))
                .build();
        return Jsoup.parse(ReviewPage.html(review, Audience.RESPONDERS, LocalDate.EPOCH));
    }
}
