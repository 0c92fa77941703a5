package io.github.incidentsdk.examples.insights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    private static final String ROWS = """
            id,title,severity,service,started_at,resolved_at
            1,Checkout is slow,SEV2,shop,2026-03-01T09:12:00Z,2026-03-01T10:40:00Z
            2,Search is empty,SEV3,shop,2026-03-04T22:05:00Z,
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void writesEachFormThatANameAsksFor() throws Exception {
        Path csv = Files.writeString(folder.resolve("a.csv"), ROWS);

        int status = run(
                "--input",
                csv.toString(),
                "--output",
                in("report.html"),
                in("report.md"),
                in("report.json"),
                "--title",
                "Shop",
                "--zone",
                "Europe/Berlin",
                "--break",
                "2026-03-02=another definition",
                "--with",
                "mttr");

        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(status).isEqualTo(Main.WRITTEN);
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("<h1>Shop</h1>", "2 Mar 2026: another definition");
        assertThat(Files.readString(folder.resolve("report.md")))
                .startsWith("# Shop\n")
                .contains("Europe/Berlin");
        assertThat(Files.readString(folder.resolve("report.json")))
                .startsWith("{\"schema\":\"incident-sdk/insights/1\"");
        assertThat(out.toString(UTF_8)).contains("report.html: 2 incidents, 14 questions");
    }

    @Test
    void speaksInTheVoiceThatIsAskedFor() throws Exception {
        Path csv = Files.writeString(folder.resolve("a.csv"), ROWS);

        run("--input", csv.toString(), "--output", in("report.md"), "--voice", "customers");

        assertThat(Files.readString(folder.resolve("report.md")))
                .startsWith("# Service incidents")
                .doesNotContain("slow");
    }

    @Test
    void readsTheJournalOfAMadeUpYear() throws Exception {
        Path journal = folder.resolve("journal");
        DemoJournal.write(journal);

        int status = run("--input", journal.toString(), "--output", in("report.html"));

        assertThat(status).isEqualTo(Main.WRITTEN);
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Nothing came more often than all else: 25 times each", "drills");
    }

    @Test
    void judgesTheGoalsOfAConfiguration() throws Exception {
        Path csv = Files.writeString(folder.resolve("a.csv"), ROWS);
        Path config = Files.writeString(folder.resolve("incidents.json"), """
                {"incidents": {"service": "shop", "goals": {"noticed": {"detected-by-rule": ">= 80%"}}}}
                """);

        int status = run("--input", csv.toString(), "--output", in("report.json"), "--config", config.toString());

        assertThat(status).isEqualTo(Main.WRITTEN);
        assertThat(Files.readString(folder.resolve("report.json"))).contains("Are the goals met?");
        assertThat(run("--input", csv.toString(), "--output", in("report.json"), "--config", in("none.yaml")))
                .isEqualTo(Main.WRONG_USAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            incidents: {service: shop, goals: {faster: {mttr: "< 1h"}}}             | incidents.goals.faster.mttr: is a goal on a mean time, which is not taken
            incidents: {service: shop, goals: {a: {reviewed: ">= 9%"}, b: {x: 1}}}  | incidents.goals.b
            incidents: {service: shop, goalz: {a: {reviewed: ">= 90%"}}}            | incidents.goalz: is an unknown key; did you mean goals?
            incidents: {service: shop}                                              | there are no goals in it
            incidents: {service: shop, on-invalid: fail, goals: {a: {mttr: "< 1h"}}} | is a goal on a mean time
            incidents: {service                                                     | incidents.yaml
            """)
    void refusesGoalsThatAreNone(String yaml, String why) throws Exception {
        Path csv = Files.writeString(folder.resolve("a.csv"), ROWS);
        Path config = Files.writeString(folder.resolve("incidents.yaml"), yaml);

        int status = run("--input", csv.toString(), "--output", in("report.md"), "--config", config.toString());

        assertThat(err.toString(UTF_8)).startsWith("--config " + config).contains(why);
        assertThat(status).isEqualTo(Main.WRONG_USAGE);
        assertThat(folder.resolve("report.md")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --output r.html                                          | there is nothing to learn from
            --input a.csv                                            | nobody would read it
            --input a.csv --output r.html --voice customers          | would have titles, names and causes in it
            --input a.csv --output r.md r.json --voice customers     | would have titles, names and causes in it
            --input a.csv --output r.pdf                             | its name ends in .html, .md or .json
            --input a.csv --output r.md --voice pirates              | there are engineers, executives and customers
            --input a.csv --output r.md --zone Mars                  | is no time zone
            --input a.csv --output r.md --break soon=why             | is no date, such as 2024-03-01
            --input a.csv --output r.md --break 2024-03-01           | write --break
            --input a.csv --output r.md --from 2024-03-01            | --from and --to go together
            --input a.csv --output r.md --from 2024-03-01 --to 2024-01-01 | --from has to be before --to
            --input a.csv --output r.md --from 9998-03-01 --to 9999-03-01 | is still to come
            --input a.csv --output r.md --column begun=x             | nothing that is read is called "begun"
            --input a.csv --output r.md --column started             | write --column
            --input a.csv --output r.md --dates nonsense             | is no pattern, such as
            --input a.csv --output r.md --with median                | there is mttr
            --input a.csv --output r.md --severity urgent=1          | is none of SEV1 to SEV5
            --input a.csv --output r.md --zone UTC --zone UTC        | --zone is given twice
            --input --output r.md                                    | --input needs a value
            --inputs a.csv                                           | "--inputs" is not expected there
            """)
    void saysWhatOfACommandLineCannotBeUnderstood(String arguments, String why) {
        assertThat(run(arguments.split(" "))).isEqualTo(Main.WRONG_USAGE);
        assertThat(err.toString(UTF_8)).contains(why).contains("usage:");
    }

    @Test
    void saysWhichFileCannotBeRead() throws Exception {
        assertThat(run("--input", in("nowhere.csv"), "--output", in("r.md"))).isEqualTo(Main.UNREADABLE);
        assertThat(err.toString(UTF_8)).contains("nowhere.csv: there is no such file or directory");

        Path csv = Files.writeString(folder.resolve("wrong.csv"), "id,started_at\n1,yesterday\n");
        assertThat(run("--input", csv.toString(), "--output", in("r.md"))).isEqualTo(Main.UNREADABLE);
        assertThat(err.toString(UTF_8)).contains("wrong.csv").contains("yesterday");

        Path good = Files.writeString(folder.resolve("a.csv"), ROWS);
        assertThat(run("--input", good.toString(), "--output", in("nowhere/r.md")))
                .isEqualTo(Main.UNREADABLE);
        assertThat(err.toString(UTF_8)).contains("nowhere/r.md: there is no such file or directory");
    }

    @Test
    void understandsEachWordOfASeverityAsItIsToldInTheHelpAndOnThePage() throws Exception {
        String page = Files.readString(Path.of("..", "..", "docs", "insights.md"));
        List<MatchResult> told = Pattern.compile("(?m)^ +(SEV[1-5]): (.*)$")
                .matcher(Usage.LONG)
                .results()
                .toList();

        assertThat(told).hasSize(5);
        for (MatchResult level : told) {
            assertThat(page).contains(level.group(1) + " " + level.group(2));
            for (String word :
                    Pattern.compile(", ").splitAsStream(level.group(2)).toList()) {
                Path csv = Files.writeString(
                        folder.resolve("a.csv"), "id,severity,started_at\n1," + word + ",2026-03-01T09:12:00Z\n");
                run("--input", csv.toString(), "--output", in("report.json"));
                assertThat(Files.readString(folder.resolve("report.json")))
                        .as(word)
                        .contains("\"severity\":\"" + level.group(1) + "\"");
            }
        }
    }

    @Test
    void tellsAllItsOptions() {
        assertThat(run("--help")).isEqualTo(Main.WRITTEN);
        assertThat(out.toString(UTF_8))
                .contains(
                        "--input",
                        "--output",
                        "--voice",
                        "--zone",
                        "--from",
                        "--to",
                        "--break",
                        "--severity",
                        "--title",
                        "--with");
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(arguments);
    }
}
