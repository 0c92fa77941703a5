package io.github.incidentsdk.insights.history.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.Severity;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvIntakeTest {

    private static final String HEADER = "id,title,severity_raw,kind,service,components,started_at,resolved_at\n";

    @TempDir
    Path dir;

    @Test
    void readsARowByTheNamesOfItsColumns() throws IOException {
        PastIncident read = only(
                HEADER
                        + "17,\"Git, and more\",major,incident,GitHub,Actions|Pages,2026-03-01T12:00:00+01:00,2026-03-01 11:30:00Z\n");

        assertThat(read.id()).isEqualTo("17");
        assertThat(read.title()).isEqualTo("Git, and more");
        assertThat(read.severity()).isEqualTo(Severity.SEV2);
        assertThat(read.service()).isEqualTo("GitHub");
        assertThat(read.components()).containsExactly("Actions", "Pages");
        assertThat(read.at(Moment.STARTED)).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
        assertThat(read.declaredAt()).isEqualTo(read.began());
        assertThat(read.lasted()).isEqualTo(Duration.ofMinutes(30));
        assertThat(read.type()).isEqualTo("incident");
        assertThat(read.counts()).isTrue();
    }

    @Test
    void namesOfColumnsAreReadInAnyCaseAndSpelling() throws IOException {
        PastIncident read = only("""
                "Incident ID",Name,Sev,Team,Created At,Acked-At,detected by,Customer Impact,URL,whatever
                a,t,P1,core,2026-03-01,2026-03-01T00:05:00Z,customer,yes,https://example.org/a,x
                """);

        assertThat(read.severity()).isEqualTo(Severity.SEV1);
        assertThat(read.owner()).isEqualTo("core");
        assertThat(read.declaredAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(read.at(Moment.ACKNOWLEDGED)).isEqualTo(Instant.parse("2026-03-01T00:05:00Z"));
        assertThat(read.detectedBy()).isEqualTo(DetectedBy.CUSTOMER);
        assertThat(read.customerImpact()).isEqualTo(CustomerImpact.YES);
        assertThat(read.link()).isEqualTo("https://example.org/a");
        assertThat(read.isOpen()).isTrue();
    }

    @Test
    void maintenanceIsNoIncidentButKept() throws IOException {
        History history =
                read(HEADER + "1,Move,maintenance,maintenance,GitHub,,2026-03-01T12:00:00Z,2026-03-02T12:00:00Z\n"
                        + "2,Down,none,incident,GitHub,,2026-03-03T12:00:00Z,\n");

        assertThat(history.apart()).extracting(PastIncident::id).containsExactly("1");
        assertThat(history.apart().get(0).type()).isEqualTo("maintenance");
        assertThat(history.incidents()).extracting(PastIncident::id).containsExactly("2");
        assertThat(history.incidents().get(0).severity()).isNull();
        assertThat(history.window().from()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(history.window().to()).isEqualTo(Instant.parse("2026-03-03T12:00:00.001Z"));
    }

    @Test
    void wordsForSeveritiesAndTimesWithoutOffsetAreTheUsersToSay() throws IOException {
        Intake intake = new Intake(
                History.builder(),
                ImportSettings.ofDefaults()
                        .severity("Red", Severity.SEV1)
                        .apart("rehearsal")
                        .zone(ZoneId.of("Europe/Berlin")));

        History history = intake.csv(
                        "a.csv",
                        new StringReader(
                                "id,severity,kind,started\n1,red,x,2026-07-01T12:00\n2,,Rehearsal,2026-07-01\n"))
                .history();

        assertThat(history.incidents().get(0).severity()).isEqualTo(Severity.SEV1);
        assertThat(history.incidents().get(0).began()).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
        assertThat(history.apart()).hasSize(1);
    }

    @Test
    void whatCannotBeUnderstoodIsNamedByFileLineAndColumnAllAtOnce() {
        assertThatThrownBy(() -> read(HEADER
                        + "1,\"two\nlines\",major,,GitHub,,2026-03-01T12:00:00Z,\n"
                        + "2,t,gruesome,,GitHub,,yesterday,\n"
                        + "3,t,minor,,GitHub,,,\n"
                        + "1,t,minor,,GitHub,,2026-03-01T12:00:00Z,\n"
                        + "4,t,minor,,GitHub,,2026-03-01T12:00:00Z,2026-03-01T11:00:00Z\n"
                        + "5,t,minor\n"))
                .isInstanceOf(ImportException.class)
                .hasMessage("""
                        a.csv, line 4, column 7 (started_at): "yesterday" is no time; write it as 2026-03-01T12:00:00Z, or say how it is written, as in --dates "dd.MM.yyyy HH:mm"
                        a.csv, line 4, column 3 (severity_raw): "gruesome" is no severity; write SEV1 to SEV5, or say which one it is, as in --severity urgent=SEV1 or, in code, severity("urgent", SEV1)
                        a.csv, line 5: nothing says when it began; started_at or declared_at has to be there, or a column that is said, as in --column started=Created
                        a.csv, line 6, column 1 (id): the id "1" stands in a.csv, line 2 already; give each incident an id of its own
                        a.csv, line 7, column 8 (resolved_at): it ends at 2026-03-01T11:00:00Z, before it begins at 2026-03-01T12:00:00Z
                        a.csv, line 8, column 3: the row has 3 values for 8 columns; a value with the separator in it needs quotes""");
    }

    @Test
    void aFileWithoutIdsIsRefused() {
        assertThatThrownBy(() -> read("title,started\na,2026-03-01\n"))
                .isInstanceOf(ImportException.class)
                .hasMessage("a.csv, line 1, column 1: no column is called id; the first line has to name the columns,"
                        + " or say which one it is, as in --column id=Number");
    }

    @Test
    void aQuoteThatNeverEndsIsAProblemOfTheFile() {
        assertThatThrownBy(() -> read("id,started\n\"a\"b,2026-03-01\n"))
                .isInstanceOf(ImportException.class)
                .hasMessage(
                        "a.csv, line 2: a value goes on after its closing quote; a quote within quotes is written twice");
        assertThatThrownBy(() -> read("id,started\n1,2026-03-01\n\"a,2026-03-01\n"))
                .isInstanceOf(ImportException.class)
                .hasMessage("a.csv, line 3: a value in quotes begins there and never ends");
    }

    @Test
    void aMarkInFrontOfTheFileIsNoPartOfTheFirstName() throws IOException {
        Path file = Files.writeString(dir.resolve("excel.csv"), "\uFEFFid,started\r\n1,2026-03-01\r\n");

        assertThat(new Intake().csv(file).history().incidents()).hasSize(1);
    }

    private static PastIncident only(String text) throws IOException {
        List<PastIncident> all = read(text).incidents();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static History read(String text) throws IOException {
        return new Intake().csv("a.csv", new StringReader(text)).history();
    }
}
