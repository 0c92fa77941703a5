package io.github.incidentsdk.insights.history.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.model.Severity;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What exports of other tools look like, and what is said of those that cannot be read. */
class FilesOfOtherToolsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theFirstLineShowsWhatPartsTheValues(String separator) throws IOException {
        String text = """
                id~title~severity~started_at
                41~"one~two, three"~SEV2~2026-03-01 09:12
                """.replace("~", separator);

        History history = new Intake().csv("a.csv", new StringReader(text)).history();

        PastIncident only = history.incidents().get(0);
        assertThat(only.title()).isEqualTo("one" + separator + "two, three");
        assertThat(only.severity()).isEqualTo(Severity.SEV2);
    }

    @Test
    void columnsAndTimesCanBeSaidToBeCalledAndWrittenInAnotherWay() throws IOException {
        ImportSettings settings =
                ImportSettings.ofDefaults().column("started", "Began on").dates("dd.MM.yyyy HH:mm");
        String csv = "id,created_at,began_on\n1,05.03.2026 10:00,01.03.2026 09:12\n2,,2026-03-02T09:12:00Z\n";
        String json = "[{\"id\": 3, \"started_at\": \"05.03.2026 10:00\", \"Began on\": \"03.03.2026 09:12\"}]";

        History history = new Intake(History.builder(), settings)
                .csv("a.csv", new StringReader(csv))
                .json("b.json", new StringReader(json))
                .history();

        assertThat(history.incidents())
                .extracting(PastIncident::began)
                .containsExactly(
                        Instant.parse("2026-03-01T09:12:00Z"),
                        Instant.parse("2026-03-02T09:12:00Z"),
                        Instant.parse("2026-03-03T09:12:00Z"));
        assertThatThrownBy(() -> settings.column("begun", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("nothing that is read is called \"begun\"; there are id, title, severity");
        assertThatThrownBy(() -> settings.dates("neither")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            d/MMM/yy h:mm a  ! 01/Mar/26 9:12 am  ! 2026-03-01T09:12:00Z
            M/d/yyyy H:mm    ! 3/1/2026 9:12      ! 2026-03-01T09:12:00Z
            dd.MM.yyyy       ! 01.03.2026         ! 2026-03-01T00:00:00Z
            yyyyMMdd HHmmX   ! 20260301 1012+01   ! 2026-03-01T09:12:00Z
            """)
    void timesAreReadByThePatternThatWasSaid(String pattern, String text, Instant time) throws Misunderstood {
        assertThat(ImportSettings.ofDefaults().dates(pattern).time(text)).isEqualTo(time);
    }

    @Test
    void aDayThatIsInNoCalendarIsRefusedAlsoInAPatternOfOnesOwn() {
        assertThatThrownBy(() -> ImportSettings.ofDefaults().dates("dd.MM.yyyy").time("41.03.2026"))
                .isInstanceOf(Misunderstood.class);
    }

    @Test
    void severalColumnsOfComponentsAreOneList() throws IOException {
        String text = "Issue key,Created,Component/s,Component/s\nINC-1,2026-03-01T09:12:00Z,checkout,cart\n";

        assertThat(new Intake().csv("a.csv", new StringReader(text)).history().incidents())
                .singleElement()
                .satisfies(incident -> {
                    assertThat(incident.id()).isEqualTo("INC-1");
                    assertThat(incident.components()).containsExactly("checkout", "cart");
                });
    }

    @Test
    void whatIsNotReadIsSaid() throws IOException {
        History history = new Intake()
                .csv("in/a.csv", new StringReader("id,number,sevrity,started\n1,7,SEV1,2026-03-01T09:12:00Z\n"))
                .json("b.json", new StringReader("[{\"id\": 2, \"started\": \"2026-03-01T09:12:00Z\", \"colour\": 1}]"))
                .history();

        assertThat(history.cautions())
                .containsExactly("Not read of a.csv: number, sevrity.", "Not read of b.json: colour.");
    }

    @Test
    void timesThatAreOnlyDaysAreCounted() throws IOException {
        History history = new Intake()
                .csv("a.csv", new StringReader("id,started,resolved\n1,2026-03-01,2026-03-02T09:12:00Z\n"))
                .history();

        assertThat(history.cautions())
                .containsExactly(
                        "Times of a.csv that say only the day, taken as its beginning: 1. Durations and hours of the day"
                                + " are not to be trusted there.");
    }

    @Test
    void problemsOfARowAreInTheOrderOfTimeWhicheverColumnComesFirst() {
        assertThatThrownBy(() -> new Intake()
                        .csv(
                                "a.csv",
                                new StringReader("id,resolved,mitigated,acknowledged,declared,started\n1,a,b,c,d,e\n")))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        problems -> assertThat(problems.problems())
                                .extracting(each -> each.replaceAll(".*\\((\\w+)\\).*", "$1"))
                                .containsExactly("started", "declared", "acknowledged", "mitigated", "resolved"));
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        assertThatThrownBy(() -> new Intake().csv("a.csv", new StringReader("id,ID,started\n1,2,2026-03-01\n")))
                .isInstanceOf(ImportException.class)
                .hasMessage("a.csv, line 1, column 2: a second column is called ID; leave one of them out");
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedByNameAndLine() throws IOException {
        String csv = "id,title,started_at\n1,Größe,2026-03-01\n";

        assertRefused(write("latin1.csv", csv, ISO_8859_1), "latin1.csv is not UTF-8, line 2; save it as UTF-8");
        assertRefused(write("utf16.csv", csv, UTF_16), "utf16.csv is not UTF-8, line 1; save it as UTF-8");
        Path json = write("a.json", "[\n{\"id\": \"ü\"}]", ISO_8859_1);
        assertThatThrownBy(() -> new Intake().json(json))
                .hasMessageEndingWith("a.json is not UTF-8, line 2; save it as UTF-8");
    }

    @Test
    void anEmptyFileIsRefusedAndOneWithoutIncidentsIsSaidToHaveNone() throws IOException {
        assertRefused(
                write("empty.csv", "", ISO_8859_1),
                "empty.csv is empty; an incident has at least an id and when it began");
        assertThatThrownBy(() -> new Intake().json("empty.json", new StringReader(" \n")))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("empty.json is empty");

        History history = new Intake()
                .csv("header.csv", new StringReader("id,started\n"))
                .json("none.json", new StringReader("[]"))
                .history();

        assertThat(history.cautions()).containsExactly("No incident is in header.csv.", "No incident is in none.json.");
    }

    private static void assertRefused(Path csv, String why) {
        assertThatThrownBy(() -> new Intake().csv(csv))
                .isInstanceOf(ImportException.class)
                .hasMessageEndingWith(why);
    }

    private Path write(String name, String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve(name), text, charset);
    }
}
