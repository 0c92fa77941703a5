package io.github.incidentsdk.testing.backtest.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.testing.backtest.text.BadSeriesException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesFileTest {

    private static final long NOON = Instant.parse("2024-03-01T12:00:00Z").toEpochMilli();

    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private RecordedSeries read(String content) throws IOException {
        return RecordedSeries.read(file("cpu-load.csv", content));
    }

    private RecordedSeries read(String content, UnaryOperator<SeriesFile> how) throws IOException {
        return how.apply(SeriesFile.of(file("cpu-load.csv", content))).read();
    }

    private static List<String> shown(RecordedSeries series) {
        return series.series().stream()
                .map(each -> {
                    StringBuilder text = new StringBuilder(each.toString());
                    for (int i = 0; i < each.size(); i++) {
                        text.append(' ').append(each.time(i) - NOON).append(':').append(each.value(i));
                    }
                    return text.toString();
                })
                .toList();
    }

    @Test
    void whatAServiceShowsOfItselfIsMissingItsTimesAndNoTable() {
        for (String line : List.of("x 5", "x{host=\"a\"} 5", "x{q=\"1,2\"}  NaN", "x_total 1.5e+07", "x\t+Inf")) {
            assertThatThrownBy(() -> read("\n" + line + "\n"))
                    .as(line)
                    .isInstanceOf(BadSeriesException.class)
                    .hasMessageContaining("cpu-load.csv:2:")
                    .hasMessageContaining("the sample has no time; recorded series need one on every line, as in x")
                    .hasMessageEndingWith(" 1711962000");
        }
        assertThatThrownBy(() -> read("time value\n")).hasMessageContaining("no column is called timestamp");
    }

    @Test
    void unitsOfTimeThatAreMixedAreDoubtedOnceWithTheLine() throws IOException {
        RecordedSeries mixed = read("timestamp,value\n1709294400,1\n1709294460000,5\n1709294520,6\n1709294580000,7\n");
        assertThat(mixed.doubts())
                .singleElement()
                .asString()
                .endsWith("cpu-load.csv:3:1: \"1709294460000\" is taken for milliseconds, and the times before it for"
                        + " seconds; one recording should have one unit");
        assertThat(shown(mixed)).containsExactly("cpu_load 0:1.0 60000:5.0 120000:6.0 180000:7.0");
        assertThat(read("timestamp,value\n1709294400,1\n1709294460,5\n").doubts())
                .isEmpty();
        assertThat(read("x 1 1709294400\nx 2 1709294460000\n").doubts())
                .singleElement()
                .asString()
                .contains("cpu-load.csv:2:5: \"1709294460000\" is taken for milliseconds");
    }

    @Test
    void readsTimesAndValuesOfAMetricThatTheFileIsNamedAfter() throws IOException {
        RecordedSeries series = read("timestamp,value\n2024-03-01 12:00:00,1.5\n2024-03-01 12:05:00,2\n");
        assertThat(shown(series)).containsExactly("cpu_load 0:1.5 300000:2.0");
        assertThat(series.series().get(0).stepMillis()).isEqualTo(300_000);
        assertThat(series.isRelative()).isFalse();
    }

    @Test
    void readsMetricsWithLabelsInOneColumn() throws IOException {
        RecordedSeries series = read("""
                timestamp,metric,labels,value
                2024-03-01T12:00:00Z,errors,"{code=""500"", path=""/a,b""}",1
                2024-03-01T12:00:00Z,errors,code=404;path=/,2
                2024-03-01T12:00:00Z,requests,,9
                2024-03-01T12:01:00Z,errors,"{code=""500"", path=""/a,b""}",3
                """);
        assertThat(shown(series))
                .containsExactly(
                        "errors{code=\"500\", path=\"/a,b\"} 0:1.0 60000:3.0",
                        "errors{code=\"404\", path=\"/\"} 0:2.0",
                        "requests 0:9.0");
    }

    @Test
    void readsColumnsSideBySide() throws IOException {
        RecordedSeries series = read(
                "time_(mins);hpa;phpa;note\n0;1;2;start\n0.5;3;;\n1;5;6;\n",
                file -> file.timeColumn("time_(mins)")
                        .timeUnit(ChronoUnit.MINUTES)
                        .column("hpa", "replicas{run=\"hpa\"}")
                        .column("phpa", "replicas{run=\"phpa\"}"));
        assertThat(series.isRelative()).isTrue();
        assertThat(series.series()).hasSize(2);
        assertThat(series.series().get(0).times()).containsExactly(0, 30_000, 60_000);
        assertThat(series.series().get(1).values()).containsExactly(2, 6);
        assertThat(series.series().get(1).labels()).isEqualTo(Labels.of("run", "phpa"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1709294400",
                "1709294400.000",
                "1709294400000",
                "1.7092944e9",
                "2024-03-01T12:00:00Z",
                "2024-03-01T13:00:00+01:00",
                "2024-03-01T12:00:00.000",
                "2024-03-01 12:00:00.000000",
                "2024-03-01 12:00:00",
                "2024-03-01 12:00",
                "2024-03-01 12:00:00 UTC"
            })
    void readsTimes(String time) throws IOException {
        assertThat(read("timestamp,value\n" + time + ",1\n").startMillis()).isEqualTo(NOON);
    }

    @Test
    void readsQuotesLineEndsAndAByteOrderMark() throws IOException {
        String content = "\uFEFF\"timestamp\",\"value\"\r\n\"2024-03-01 12:00:00\",\"1\"\r\n\r\n2024-03-01 12:00:01,2";
        assertThat(shown(read(content))).containsExactly("cpu_load 0:1.0 1000:2.0");
    }

    @Test
    void sortsSamplesAndKeepsTheLastOfOneTime() throws IOException {
        assertThat(shown(read("timestamp,value\n1709294460,3\n1709294400,1\n1709294460,4\n1709294400,2\n")))
                .containsExactly("cpu_load 0:2.0 60000:4.0");
    }

    @Test
    void leavesOutWhatIsMissingAndKeepsWhatIsNoNumber() throws IOException {
        assertThat(shown(read("timestamp,value\n1709294400,\n1709294401,NaN\n1709294402,null\n1709294403,+Inf\n")))
                .containsExactly("cpu_load 1000:NaN 3000:Infinity");
    }

    @Test
    void readsOpenMetricsWithTimes() throws IOException {
        RecordedSeries series = RecordedSeries.read(file("dump.om", """
                # HELP errors_total Errors \\n
                # TYPE errors counter
                errors_total{code="500",path="a \\"b\\" } c"} 1 1709294400
                errors_total{code="500",path="a \\"b\\" } c"} 2.5 1709294415.5 # {trace="x"} 1 1709294415
                up 1 1709294400
                {__name__="queue depth is not", job="x"} 1 1709294400
                # EOF
                """.replace("queue depth is not", "queue_depth")));
        assertThat(shown(series))
                .containsExactly(
                        "errors_total{code=\"500\", path=\"a \\\"b\\\" } c\"} 0:1.0 15500:2.5",
                        "up 0:1.0",
                        "queue_depth{job=\"x\"} 0:1.0");
    }

    @Test
    void readsWhatQueryRangeAnswers() throws IOException {
        RecordedSeries series = RecordedSeries.read(file("answer.json", """
                {"status":"success","data":{"resultType":"matrix","result":[
                  {"metric":{"__name__":"up","job":"a"},"values":[[1709294400,"1"],[1709294415.781,"0"]]},
                  {"metric":{"__name__":"up","job":"b"},"values":[[1709294400,"NaN"]]}
                ],"stats":{"x":[1]}},"warnings":["w"]}
                """));
        assertThat(shown(series)).containsExactly("up{job=\"a\"} 0:1.0 15781:0.0", "up{job=\"b\"} 0:NaN");
    }

    @Test
    void namesSeriesOfAQueryThatHasNone() throws IOException {
        Path answer = file(
                "answer.json",
                "{\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"job\":\"a\"},\"values\":[[1709294400,\"1\"]]}]}}");
        assertThat(shown(SeriesFile.of(answer).metric("ratio").read())).containsExactly("ratio{job=\"a\"} 0:1.0");
        assertThatThrownBy(() -> RecordedSeries.read(answer))
                .isInstanceOf(BadSeriesException.class)
                .hasMessageContaining("answer.json:1:42: the series {job=a} has no name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            timestamp,value~2024-03-01 12:00:00,1~2024-13-01 12:00:00,1   | 3:1: "2024-13-01 12:00:00" is no time
            timestamp,value~2024-03-01 12:00:00,1x                         | 2:21: "1x" in column "value" is no number
            timestamp,value~12,1                                          | 2:1: "12" is no time since 1970; when times count from the start
            timestamp,value~1709294400,1,2                                | 2:12: this line has 3 values and the header 2
            timestamp,value~1709294400                                    | 2:1: this line has 1 value and the header 2
            timestamp,value~"1709294400,1                                 | 2:1: a quote is opened and never closed
            timestamp,value~"1709294400"x,1                               | 2:13: after a closing quote expected ','
            timestamp,cpu~1709294400,1                                    | 1:1: there is no column "value"; name the columns to read
            minute,value~1709294400,1                                     | 1:1: no column is called timestamp; say in which one
            timestamp,metric,labels,value~1709294400,up,{job,1            | 2:15: the labels are not closed
            timestamp,metric,value~1709294400,9up,1                       | 2:12: Metric name '9up' cannot stand in an expression
            timestamp,value                                               | : holds no sample
            """)
    void namesThePlaceOfWhatIsWrong(String content, String message) throws IOException {
        Path file = file("bad.csv", content.strip().replace('~', '\n'));
        assertThatThrownBy(() -> RecordedSeries.read(file))
                .isInstanceOf(BadSeriesException.class)
                .hasMessageStartingWith(file + (message.startsWith(":") ? "" : ":") + message);
    }

    @Test
    void namesThePlaceOfWhatIsWrongInOtherForms() throws IOException {
        Path open = file("bad.om", "# TYPE up gauge\nup{job=\"a\" 1 1709294400\n");
        assertThatThrownBy(() -> RecordedSeries.read(open)).hasMessageStartingWith(open + ":2:");
        Path timeless = file("timeless.om", "# TYPE up gauge\nup 1\n");
        assertThatThrownBy(() -> RecordedSeries.read(timeless)).hasMessageContaining("2:3: the sample has no time");
        Path json = file("bad.json", "{\"status\":\"success\",\n\"data\":{\"result\":[{\"values\":[[true,\"1\"]]}]}}");
        assertThatThrownBy(() -> RecordedSeries.read(json))
                .hasMessageContaining(":2:31: \"true\" is no time in seconds");
        Path vector = file("vector.json", "{\"data\":{\"resultType\":\"vector\",\"result\":[]}}");
        assertThatThrownBy(() -> RecordedSeries.read(vector)).hasMessageContaining("ask query_range for a matrix");
        Path half = file("half.json", "{\"data\":{\"result\":[");
        assertThatThrownBy(() -> RecordedSeries.read(half)).hasMessageContaining("is no JSON");
        Path foreign =
                Files.write(folder.resolve("latin.csv"), "timestamp,größe".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> RecordedSeries.read(foreign)).hasMessageContaining("is not UTF-8 text");
        Path empty = file("empty.csv", "\n");
        assertThatThrownBy(() -> RecordedSeries.read(empty)).hasMessageContaining("is empty");
    }

    @Test
    void refusesASeriesThatIsRecordedTwice() throws IOException {
        RecordedSeries one = read("timestamp,value\n1709294400,1\n");
        assertThatThrownBy(() -> one.and(one)).hasMessageStartingWith("series cpu_load is recorded twice");
    }

    @Test
    void readsWindowsByFileOrForAll() throws IOException {
        Path json = file("windows.json", "{\"a.csv\": [[\"2024-03-01 12:00:00.000000\", \"2024-03-01 13:00:00\"]]}");
        WindowsFile windows = WindowsFile.read(json, null);
        assertThat(windows.of(Path.of("x/a.csv")))
                .containsExactly(new LabelledWindow(
                        Instant.parse("2024-03-01T12:00:00Z"), Instant.parse("2024-03-01T13:00:00Z")));
        assertThat(windows.of(Path.of("b.csv"))).isEmpty();
        Path csv = file("windows.csv", "from,to,name\n2024-03-01 12:00,2024-03-01 13:00,release\n");
        assertThat(WindowsFile.read(csv, null).of(Path.of("b.csv")))
                .extracting(LabelledWindow::name)
                .containsExactly("release");
        Path wrong = file("wrong.json", "[[\"2024-03-01 12:00\"]]");
        assertThatThrownBy(() -> WindowsFile.read(wrong, null)).hasMessageContaining("1:2: expected [from, to]");
        Path backwards = file("back.csv", "from,to\n2024-03-02,2024-03-01\n");
        assertThatThrownBy(() -> WindowsFile.read(backwards, null))
                .hasMessageContaining("2:1: a labelled window ends at");
    }
}
