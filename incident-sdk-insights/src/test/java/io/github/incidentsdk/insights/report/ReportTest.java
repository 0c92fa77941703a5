package io.github.incidentsdk.insights.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Break;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.model.CustomerImpact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void leadsFromEveryFigureToItsIncidents() {
        Document page = Jsoup.parse(MadeUp.report("x").html());
        Element many = page.select("table")
                .get(0)
                .select("tbody tr")
                .get(0)
                .select("a")
                .get(0);
        Element one = page.select("table")
                .get(0)
                .select("tbody tr")
                .get(1)
                .select("a")
                .get(0);

        assertThat(many.text()).isEqualTo("9 incidents");
        assertThat(page.select(many.attr("href")).select("a").eachText())
                .containsExactly("#1", "#2", "#3", "#4", "#5", "#6", "#7", "#8", "#9");
        assertThat(page.select(one.attr("href")).select("td").get(4).text()).startsWith("x");
    }

    @Test
    void leadsFromPicturesToTheirIncidents() {
        Document page = Jsoup.parse(MadeUp.report("x").html());

        assertThat(page.select("figure"))
                .hasSize(4)
                .allSatisfy(figure -> assertThat(figure.select("a[href]"))
                        .as(figure.select("figcaption").text())
                        .isNotEmpty());
    }

    @Test
    void drawsHollowWhatTheWindowCutsOffAndSaysSo() {
        Element dots = Jsoup.parse(MadeUp.report("x").html()).select("figure").get(1);

        assertThat(dots.select("circle.dot")).hasSize(3);
        assertThat(dots.select("circle.hollow")).as("the dot and its legend").hasSize(2);
        assertThat(dots.select("title").eachText())
                .anyMatch(each -> each.endsWith("n = 3"))
                .anyMatch(each -> each.endsWith("n = 3; not all of it is in the window"));
        assertThat(dots.select("text").eachText()).contains("not all of it is in the window");
    }

    @Test
    void saysOfEachPictureWhatItShowsInWords() {
        assertThat(Jsoup.parse(MadeUp.report("x").html()).select("svg")).allSatisfy(svg -> {
            assertThat(svg.attr("role")).isEqualTo("img");
            assertThat(svg.attr("aria-label")).isEqualTo("x");
            assertThat(svg.select("> desc").text()).isEqualTo("x");
        });
    }

    @Test
    void listsNoMoreThanABrowserShowsAtOnceAndSaysSo() {
        Document page = Jsoup.parse(MadeUp.report("x", 3_000).html());

        assertThat(page.select("tr[id]")).hasSize(IncidentIndex.MOST);
        assertThat(page.text()).contains("These are the last 2,000 of 3,000; the data has all.");
        assertThat(page.select("table").get(0).text()).contains("2,000 incidents and 1,000 that are not listed");
        assertThat(page.select("tr[id]").get(0).id()).isEqualTo("i1001");
    }

    @Test
    void showsNoMoreFiguresAndRowsThanAReaderLooksThroughAndSaysSo() {
        Answer one = MadeUp.report("x").answers().get(0);
        Answer many = new Answer(
                "long",
                "?",
                null,
                List.of(),
                Collections.nCopies(10_004, one.figures().get(0)),
                List.of(),
                List.of(new Table(
                        "t",
                        one.tables().get(0).columns(),
                        Collections.nCopies(301, one.tables().get(0).rows().get(0)))),
                List.of());

        Document page = Jsoup.parse(new Report(MadeUp.report("x").about(), List.of(many), List.of()).html());

        assertThat(page.select("table").get(0).select("tbody tr")).hasSize(300);
        assertThat(page.select("table").get(1).select("tbody tr")).hasSize(300);
        assertThat(page.select("p.note").eachText())
                .contains(
                        "These are the first 300 of 10,004; the data has all.",
                        "These are the first 300 of 301; the data has all.");
    }

    @Test
    void givesEveryFigureWithItsNumberIntervalMethodAndWindow() throws Exception {
        JsonNode json = new ObjectMapper().readTree(MadeUp.report("x").json());
        JsonNode figure = json.at("/answers/0/figures/0");

        assertThat(json.path("schema").asText()).isEqualTo("incident-sdk/insights/1");
        assertThat(figure.path("n").asInt()).isEqualTo(9);
        assertThat(figure.path("interval").path("high").asDouble()).isEqualTo(5.5);
        assertThat(figure.path("interval").path("level").asDouble()).isEqualTo(0.95);
        assertThat(figure.path("method").asText()).isEqualTo("x");
        assertThat(figure.path("unit").asText()).isEqualTo("count");
        assertThat(figure.at("/window/from").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(figure.path("incidents")).hasSize(9);
        assertThat(json.path("incidents")).hasSize(9);
        assertThat(json.at("/incidents/0").has("ended_at")).isFalse();
    }

    @Test
    void saysHowManyMoreIncidentsThereAreBehindAFigure() throws Exception {
        JsonNode json = new ObjectMapper().readTree(MadeUp.report("x", 3_000).json());

        assertThat(json.at("/answers/0/figures/0/incidents")).hasSize(1_000);
        assertThat(json.at("/answers/0/figures/0/more_incidents").asInt()).isEqualTo(2_000);
    }

    @Test
    void isTheSameToTheByte() {
        assertThat(MadeUp.report("x").html()).isEqualTo(MadeUp.report("x").html());
        assertThat(MadeUp.report("x").json()).isEqualTo(MadeUp.report("x").json());
    }

    @Test
    void tellsCustomersNothingInternal() {
        Listed felt = new Listed(
                "id-7",
                "db-17 out of disk",
                "disk-full",
                "checkout",
                List.of("disk"),
                1,
                MadeUp.FROM,
                MadeUp.FROM.plusSeconds(3_900),
                true,
                CustomerImpact.YES,
                "Every third *checkout* was refused.",
                List.of(
                        new Decided(Decided.State.DONE, LocalDate.of(2026, 1, 20)),
                        new Decided(Decided.State.DONE, LocalDate.of(2026, 2, 3)),
                        new Decided(Decided.State.OPEN, LocalDate.of(2026, 4, 1)),
                        new Decided(Decided.State.GIVEN_UP, null)),
                List.of("drill of ops"),
                "https://chat.internal",
                "reviews/7.md");
        Report report = new Report(MadeUp.report("x").about(), List.of(), List.of(felt));

        assertThat(report.markdown(Voice.CUSTOMERS))
                .contains(
                        "1 Jan 2026, 00:00: checkout was disrupted, for 1 h 5 min. Every third \\*checkout\\* was refused.")
                .contains(
                        "There is a review of 1 of 1 incident. 4 changes were decided after them: 2 are done, the last on 3 Feb"
                                + " 2026; 1 is still to come, due on 1 Apr 2026; 1 is given up.")
                .doesNotContain("db-17", "disk", "ops", "internal", "reviews/", "id-7", "SEV");
    }

    @Test
    void saysOfWhatNobodyKnowsThatNobodyKnowsIt() throws Exception {
        Listed unknown = listed(1, CustomerImpact.UNKNOWN);
        Listed not = listed(1, CustomerImpact.NO);
        Listed felt = listed(1, CustomerImpact.YES);

        assertThat(customers(unknown, unknown))
                .contains("Of 2 incidents nothing on record says whether customers felt them.")
                .doesNotContain("No incident");
        assertThat(customers(unknown, not))
                .contains("No incident is known to have affected customers. Of 1 more incident nothing on record says"
                        + " whether customers felt it.");
        assertThat(customers(not)).contains("No incident that affected customers is on record for this time.");
        assertThat(customers(felt, unknown))
                .contains("1 incident affected customers.")
                .contains("Of 1 more incident nothing on record says whether customers felt it.")
                .contains("No change is on record after them.")
                .doesNotContain("There is a review of 0");
        JsonNode json = new ObjectMapper().readTree(of(unknown, not, felt).json());
        assertThat(json.at("/incidents/0").has("customers_felt_it")).isFalse();
        assertThat(json.at("/incidents/1/customers_felt_it").asBoolean(true)).isFalse();
        assertThat(json.at("/incidents/2/customers_felt_it").asBoolean()).isTrue();
    }

    private static String customers(Listed... incidents) {
        return of(incidents).markdown(Voice.CUSTOMERS);
    }

    private static Report of(Listed... incidents) {
        return new Report(MadeUp.report("x").about(), List.of(), List.of(incidents));
    }

    private static Listed listed(int severity, CustomerImpact felt) {
        return new Listed(
                "a",
                "t",
                "t",
                "",
                List.of(),
                severity,
                Instant.EPOCH,
                null,
                true,
                felt,
                "",
                List.of(),
                List.of(),
                null,
                null);
    }

    @Test
    void listsWhatFindsAnIncidentWhereItIsKept() {
        Listed listed = new Listed(
                "GH-4711",
                "t",
                "t",
                "shop",
                List.of("cart", "search"),
                1,
                Instant.EPOCH,
                null,
                false,
                CustomerImpact.NO,
                "",
                List.of(),
                List.of(),
                null,
                null);

        Document page = Jsoup.parse(of(listed).html());

        assertThat(page.select("tr[id]").text()).contains("GH-4711", "cart, search");
        assertThat(page.select("header").text()).contains("1 incident, of which 0 count.");
        assertThat(of(listed).markdown(Voice.ENGINEERS)).contains("The page and the data list them, each with its id.");
    }

    @Test
    void foldsTheFiguresBehindEachAnswer() {
        Document page = Jsoup.parse(MadeUp.report("x").html());

        assertThat(page.select("details > summary").text()).isEqualTo("Figures");
        assertThat(page.select("details > table")).hasSize(1);
    }

    @Test
    void showsNoBreakThatLiesOutsideTheWindow() {
        About about = MadeUp.report("x").about();

        assertThat(new About(
                                "t",
                                about.window(),
                                about.madeAt(),
                                about.zone(),
                                List.of(),
                                List.of(new Break(MadeUp.FROM.minusSeconds(1), "before")),
                                List.of())
                        .breaks())
                .isEmpty();
    }

    @Test
    void cutsWhatABrowserCannotLayOutAndMarksIt() {
        String page = MadeUp.report("x".repeat(100_000)).html();

        assertThat(page)
                .hasSizeLessThan(100_000)
                .doesNotContain("x".repeat(201))
                .contains("x".repeat(100) + "…");
    }

    @Test
    void knowsFiveSeverities() {
        assertThatThrownBy(() -> listed(6, CustomerImpact.NO))
                .hasMessage("severity 6 of incident a; there are 1 to 5, and 0 for none");
    }
}
