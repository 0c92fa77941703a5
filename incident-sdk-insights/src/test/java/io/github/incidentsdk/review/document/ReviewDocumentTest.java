package io.github.incidentsdk.review.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.Impact;
import io.github.incidentsdk.review.Perspective;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.ReviewState;
import io.github.incidentsdk.review.Section;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.ActionStatus;
import io.github.incidentsdk.review.action.StatusChange;
import io.github.incidentsdk.review.action.Target;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewDocumentTest {

    private static final String EDITED = """
            ---
            incident: v1-a-1
            title: Spend spike
            state: closed
            severity: SEV2
            declared: 2026-03-02 06:00
            resolved: this morning
            staff-hours-during: three
            wiki: [billing, 2026]
            reviewers: no
            # told on Tuesday
            broken: "never ends
            ---

            A word before all.

            # Spend spike

            ## Takeaways

            We talked for long.

            1. Count what a crawler costs
            2. Ask before noon

            ## timeline:

            * 6:00 rule:hourly-spend: fires
            * 06:12, on-call: looks
              and waits
                - known: found later
                - source: https://example.org/1
            * 2026-03-03T07:00:00+01:00 calm again
            * later: all is well

            ## What we ate

            ### Soup

            Every day.

            ## Actions

            - [x] cap the fleet
              - owner: crawling
              - due: soon
              - priority: high
              - changes: type:cost-spike
              - status: 2026-03-03 started
              - status: finished
            - tell finance

            ## Takeaways

            - One more
            """;

    private final ReviewDocument edited = ReviewDocument.read(EDITED);
    private final Review review = edited.review();

    @Test
    void readsWhatPeopleChangedAsFarAsItGoes() {
        assertThat(review.id()).isEqualTo("v1-a-1");
        assertThat(review.course().worst()).isEqualTo(Severity.SEV2);
        assertThat(review.course().declaredAt()).isEqualTo("2026-03-02T06:00:00Z");
        assertThat(review.takeaways())
                .containsExactly("We talked for long.", "Count what a crawler costs", "Ask before noon", "One more");
        assertThat(review.timeline())
                .containsExactly(
                        TimelineEntry.of(Instant.parse("2026-03-02T06:00:00Z"), "rule:hourly-spend", "fires"),
                        new TimelineEntry(
                                Instant.parse("2026-03-02T06:12:00Z"),
                                "on-call",
                                "looks\nand waits",
                                "https://example.org/1",
                                Knowledge.FOUND_LATER),
                        TimelineEntry.of(Instant.parse("2026-03-03T06:00:00Z"), "", "calm again"));
        assertThat(review.actions())
                .containsExactly(
                        new Action(
                                "cap the fleet",
                                "crawling",
                                null,
                                "",
                                "",
                                Target.type("cost-spike"),
                                List.of(new StatusChange(LocalDate.of(2026, 3, 3), ActionStatus.STARTED, ""))),
                        Action.of("tell finance"));
    }

    @Test
    void keepsWhatPeopleAdded() {
        assertThat(review.sections())
                .contains(
                        new Section("", "A word before all."),
                        new Section("What we ate", "### Soup\n\nEvery day."),
                        new Section("Left over from Timeline", "later: all is well"),
                        new Section(
                                "Left over from Actions",
                                "[x] cap the fleet\npriority: high\n\n[x] cap the fleet\ndue: soon\n\n"
                                        + "[x] cap the fleet\nstatus: finished"));
        assertThat(review.properties()).isEqualTo(Map.of("wiki", List.of("billing", "2026"), "reviewers", "no"));
        assertThat(ReviewDocument.read(ReviewDocument.write(review)).review()).isEqualTo(review);
    }

    @Test
    void namesTheLineOfWhatItCouldNotTakeAndWhatToDo() {
        assertThat(edited.problems().stream().map(Problem::toString))
                .containsExactly(
                        "line 4: the review of v1-a-1 cannot be closed: settle, or drop with a reason, "
                                + "\"cap the fleet\" (STARTED), \"tell finance\" (OPEN); it is taken as reviewed",
                        "line 7: resolved: \"this morning\" is no moment; write it as 2026-03-02T06:00:00Z. "
                                + "It is kept under \"Left over from the head\"",
                        "line 8: staff-hours-during: \"three\" is no number of hours; write it as 12.5. "
                                + "It is kept under \"Left over from the head\"",
                        "line 11: a comment in the head; say it in a section. It is kept under \"Left over from the head\"",
                        "line 12: \"broken: \"never ends\" is no YAML; write it as \"key: value\", the value in quotes. "
                                + "It is kept under \"Left over from the head\"",
                        "line 34: an item of \"Timeline\" has no moment; begin it with its moment, such as "
                                + "**2026-03-02T06:00:00Z**. It is kept under \"Left over from Timeline\"",
                        "line 44: the box of \"cap the fleet\" is ticked and its last status is started, "
                                + "which is what counts; add a line such as \"- status: 2026-03-02 done\"",
                        "line 46: \"soon\" is no day; write it as 2026-03-02. It is kept under \"Left over from Actions\"",
                        "line 47: \"priority\" is no field below \"Actions\"; those that are known are owner, due, result, "
                                + "ticket, changes, status. It is kept under \"Left over from Actions\"",
                        "line 50: \"finished\" is no day and status; write it as \"2026-03-02 done: what came of it\", "
                                + "with open, started, done, dropped. It is kept under \"Left over from Actions\"",
                        "line 53: \"Takeaways\" stands there twice; both are taken as one; join them");
        assertThat(review.state()).isEqualTo(ReviewState.REVIEWED);
    }

    @Test
    void readsWhatIsNoReviewAtAll() {
        ReviewDocument read = ReviewDocument.read("just\nwords");
        assertThat(read.review().sections()).containsExactly(new Section("", "just\nwords"));
        assertThat(read.problems())
                .containsExactly(
                        new Problem(
                                1,
                                "the document has no head",
                                "begin it with \"---\", its keys, such as \"incident: \", and \"---\""),
                        new Problem(
                                1,
                                "the document does not say which incident it is about",
                                "write \"incident: \" and its id there"));
        assertThat(ReviewDocument.read("").review().id()).isEqualTo("unknown");
    }

    @Test
    void takesNoShortTextThatWouldFillTheMemory() {
        StringBuilder bomb = new StringBuilder("---\nincident: v1-a-1\ntitle: x\nwiki:\n  a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("  a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        ReviewDocument read = ReviewDocument.read(bomb + "---\n");
        assertThat(read.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(4));
        assertThat(read.review().sections()).extracting(Section::heading).containsExactly("Left over from the head");
    }

    @Test
    void writesTheSameListTwiceWhereItIsThereTwice() {
        List<String> list = List.of("a", "b");
        Review twice = Review.of("v1-a-1", "x")
                .properties(Map.of("wiki", Map.of("one", list, "other", list)))
                .build();
        assertThat(ReviewDocument.read(ReviewDocument.write(twice)).review()).isEqualTo(twice);
    }

    @Test
    void saysInEachEmptySectionWhatBelongsThere() {
        String written = ReviewDocument.write(Review.of("v1-a-1", "Spend spike").build());
        for (Part part : Part.values()) {
            assertThat(written).contains("\n## " + part.heading() + "\n\n" + part.prompt() + "\n");
        }
        assertThat(written).contains("\nfacilitator:\n").contains("\nwork-displaced:\n");
    }

    @Test
    void leavesFencedCodeAsItIsAndTakesNoHeadingFromIt() {
        String code = "Run:\n\n```sh\n# list\n## Actions\nls -l\n---\n```\n\ndone";
        String written =
                ReviewDocument.write(Review.of("v1-a-1", "x").summary(code).build());
        assertThat(written).contains(code);
        assertThat(ReviewDocument.read(written).review().summary()).isEqualTo(code);
    }

    @Test
    void letsAFieldHaveAListOfItsOwn() {
        ReviewDocument read = ReviewDocument.read("""
                ---
                incident: v1-a-1
                title: x
                ---
                ## Perspectives
                - on-call
                  - saw:
                    - a red graph
                    - no page

                  - tried: restarting
                ## Who felt what
                - customers
                  - impact: waited
                """);
        assertThat(read.problems()).isEmpty();
        assertThat(read.review().perspectives())
                .containsExactly(new Perspective("on-call", "- a red graph\n- no page", "", "restarting"));
        assertThat(read.review().impacts()).containsExactly(new Impact("customers", "waited"));
    }

    @Test
    void refusesAPropertyThatTheDocumentHasItself() {
        Review review =
                Review.of("v1-a-1", "x").properties(Map.of("title", "y")).build();
        assertThatThrownBy(() -> ReviewDocument.write(review))
                .hasMessage("a review has its own \"title\"; name the property otherwise");
    }

    @Test
    void keepsAnOutcomeInTheCaseInWhichItIsWritten() {
        ReviewDocument read =
                ReviewDocument.read("---\nincident: a\n---\n## Told\n- 2026-03-02 06:00 crm: x\n  - outcome: M85\n");
        assertThat(read.review().told().get(0).outcome()).isEqualTo("M85");
    }

    @Test
    void saysOfAFileInAnotherEncodingWhichLineAndWhatToDo(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("review.md");
        Files.write(file, "---\nincident: a\ntitle: Ümlaut\n---\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ReviewDocument.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": line 3 is not in UTF-8; save the file in that encoding");
    }

    @Test
    void readsTheFileThatItWrote(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("review.md");
        ReviewDocument.write(review, file);
        assertThat(ReviewDocument.read(file).review()).isEqualTo(review);
    }
}
