package io.github.incidentsdk.testing.backtest.plot;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.prometheus.RuleFile;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.testing.backtest.Backtest;
import io.github.incidentsdk.testing.backtest.report.BacktestReport;
import io.github.incidentsdk.testing.backtest.series.LabelledWindow;
import io.github.incidentsdk.testing.backtest.series.RecordedSeries;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BacktestPlotTest {

    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    private static IncidentRuleBuilder rule() {
        return IncidentRule.named("load").declares("overload");
    }

    private static RecordedSeries series(long count) {
        return RecordedSeries.builder()
                .add("x", Labels.of("host", "a"), START, 60_000, count, i -> i == count / 2 ? 99.5 : i % 50)
                .build();
    }

    private static Document drawn(Backtest backtest) throws Exception {
        BacktestPlot plot = BacktestPlot.of(backtest);
        BacktestReport report = backtest.observedBy(plot).run();
        byte[] svg = plot.svg(report).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static List<Element> elements(Document document, String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = document.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            found.add((Element) all.item(i));
        }
        return found;
    }

    private static List<String> words(Document document) {
        return elements(document, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> styled(Document document, String name, String style) {
        return elements(document, name).stream()
                .filter(each ->
                        List.of(each.getAttribute("class").split(" ", -1)).contains(style))
                .toList();
    }

    @Test
    void showsSeriesLevelsIncidentsAndWindows() throws Exception {
        IncidentRule rule = rule().value("x")
                .level(SEV1, "> 90")
                .level(SEV2, "> 45")
                .resolvesWhen("< 20")
                .build();
        Document picture = drawn(Backtest.of(rule)
                .over(series(600))
                .labelled(List.of(new LabelledWindow(START, START.plusSeconds(3_600), "release <1>"))));
        assertThat(words(picture)).contains("load", "x", "SEV1 > 90", "SEV2 > 45", "over < 20", "incidents", "pending");
        assertThat(words(picture)).contains("2024-03-01 00:00 to 2024-03-01 09:59 UTC", "03:00", "100");
        assertThat(styled(picture, "rect", "s2")).isNotEmpty();
        assertThat(styled(picture, "rect", "labelled"))
                .singleElement()
                .satisfies(window -> assertThat(window.getTextContent()).startsWith("release <1>"));
        assertThat(styled(picture, "path", "c0")).hasSize(1);
    }

    @Test
    void keepsTheNamesOfLevelsApart() throws Exception {
        IncidentRule rule = rule().value("x")
                .level(SEV1, "> 99.2")
                .level(SEV2, "> 99.1")
                .resolvesWhen("< 99")
                .build();
        List<Double> heights = elements(drawn(Backtest.of(rule).over(series(300))), "text").stream()
                .filter(text -> text.getTextContent().contains(" 99"))
                .map(text -> Double.parseDouble(text.getAttribute("y")))
                .sorted()
                .toList();
        assertThat(heights).hasSize(3);
        assertThat(heights.get(1) - heights.get(0)).isGreaterThanOrEqualTo(14);
        assertThat(heights.get(2) - heights.get(1)).isGreaterThanOrEqualTo(14);
    }

    @Test
    void staysSmallAndLosesNoPeakOfALongSeries() throws Exception {
        IncidentRule rule = rule().value("x").level(SEV1, "> 200").build();
        Document picture = drawn(Backtest.of(rule).over(series(100_000)));
        String path = styled(picture, "path", "c0").get(0).getAttribute("d");
        assertThat(path.length()).isLessThan(60_000);
        Element frame = styled(picture, "rect", "frame").get(0);
        double peak = Double.parseDouble(frame.getAttribute("y"))
                + Double.parseDouble(frame.getAttribute("height"))
                        * (1 - 99.5 / 250); // the limit keeps away from the edge
        assertThat(path).contains(" " + Svg.number(peak));
    }

    @Test
    void cutsOffAFewPeaksThatWouldPressTheLimitOntoTheAxis() throws Exception {
        RecordedSeries peaks = RecordedSeries.builder()
                .add("x", Labels.empty(), START, 60_000, 5_000, i -> i == 2_500 ? 1_250_000 : i % 5)
                .build();
        Document picture =
                drawn(Backtest.of(rule().value("x").level(SEV2, "> 8").build()).over(peaks));
        assertThat(words(picture))
                .contains("cut off above, reaches 1.25M", "80")
                .doesNotContain("1M");
        Document whole = drawn(
                Backtest.of(rule().value("x").level(SEV2, "> 200000").build()).over(peaks));
        assertThat(words(whole)).contains("1M").noneMatch(text -> text.startsWith("cut off"));
    }

    @Test
    void drawsACounterAsHowFastItRises() throws Exception {
        RecordedSeries counters = RecordedSeries.builder()
                .add("done_total", Labels.empty(), START, 60_000, 300, i -> 60 * i)
                .build();
        Document ratio = drawn(Backtest.of(rule().value("100 * rate(done_total[5m])")
                        .level(SEV2, "> 500")
                        .build())
                .over(counters));
        assertThat(words(ratio)).contains("rate(done_total[5m])").doesNotContain("done_total");
        Document rate = drawn(Backtest.of(
                        rule().value("rate(done_total[5m])").level(SEV2, "> 5").build())
                .over(counters));
        assertThat(words(rate)).containsOnlyOnce("rate(done_total[5m])");
    }

    @Test
    void drawsABandAroundASeriesWhereTheLimitsAreComputed() throws Exception {
        IncidentRule band = rule().condition(
                        SEV3, "x > 2 * quantile_over_time(0.9, x[1h]) or x < 0.5 * quantile_over_time(0.1, x[1h])")
                .build();
        Document picture = drawn(Backtest.of(band).over(series(300)));
        assertThat(words(picture)).containsOnlyOnce("x", "SEV3 above this", "SEV3 below this");
        assertThat(styled(picture, "path", "l3")).hasSize(2);
    }

    @Test
    void drawsWhatIsComputedBelowWhatItIsComputedFrom() throws Exception {
        IncidentRule rule =
                rule().condition(SEV2, "avg_over_time(x[5m]) > 40 and x < 48").build();
        assertThat(words(drawn(Backtest.of(rule).over(series(300)))))
                .containsSubsequence("avg_over_time(x[5m])", "SEV2 > 40", "x", "SEV2 < 48");
        RuleFile file = RuleFile.parse("""
                groups:
                  - name: g
                    rules:
                      - alert: HighLoad
                        expr: max_over_time(x[5m]) > 40
                """, "rules.yml");
        assertThat(words(drawn(Backtest.of(PrometheusRules.of(file.groups())).over(series(300)))))
                .containsSubsequence("high-load", "x", "max_over_time(x[5m])", "SEV3 > 40");
    }

    @Test
    void marksNearMisses() throws Exception {
        IncidentRule rule = rule().value("x")
                .level(SEV2, "> 90")
                .holdsFor(Duration.ofMinutes(5))
                .build();
        Document picture = drawn(Backtest.of(rule).over(series(300)));
        assertThat(styled(picture, "path", "miss")).hasSize(1);
        assertThat(styled(picture, "rect", "pending")).hasSize(1);
    }
}
