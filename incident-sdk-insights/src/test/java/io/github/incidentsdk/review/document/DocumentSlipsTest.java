package io.github.incidentsdk.review.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.review.Impact;
import io.github.incidentsdk.review.Perspective;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.Section;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.Target;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What people write otherwise than it is asked for: it is all there, and a problem names its line. */
class DocumentSlipsTest {

    @Test
    void keepsWhatIsSaidTwiceOfWhichThereIsOne() {
        ReviewDocument read = read("""
                ## Actions
                - [ ] cap
                  - owner: one
                  - owner: two
                  - due: 2026-02-30
                  - due: 2026-04-01
                  - due: 2026-05-01
                  - ticket: t1
                  - ticket: t2
                  - changes: everything
                  - changes: rule:hourly
                  - changes: type:cost-spike
                """);
        assertThat(read.review().actions())
                .containsExactly(Action.of("cap")
                        .ownedBy("one")
                        .dueOn(LocalDate.of(2026, 4, 1))
                        .trackedAt("t1")
                        .changing(Target.rule("hourly")));
        assertThat(left(read, "Actions"))
                .contains("owner: two", "due: 2026-02-30", "due: 2026-05-01", "ticket: t2")
                .contains("changes: everything", "changes: type:cost-spike");
        assertThat(read.problems())
                .extracting(Problem::line)
                .containsExactly(line(4), line(5), line(7), line(9), line(10), line(12));
        assertThat(read.problems().get(0))
                .hasToString("line " + line(4) + ": \"owner\" stands twice below \"[ ] cap\"; write it once. "
                        + "It is kept under \"Left over from Actions\"");
    }

    @Test
    void takesAllThatIsSaidInSeveralFieldsOfManyLines() {
        ReviewDocument read = read("""
                ## Perspectives
                - on-call
                  - saw: one
                  - saw: two
                ## Contributing factors
                - f
                  - tags: a
                  - tags: b
                ## Who felt what
                - customers
                  - impact: waited
                  - impact: left
                """);
        assertThat(read.review().perspectives()).containsExactly(new Perspective("on-call", "one\n\ntwo", "", ""));
        assertThat(read.review().factors().get(0).tags()).containsExactly("a", "b");
        assertThat(read.review().impacts()).containsExactly(new Impact("customers", "waited\n\nleft"));
        assertThat(read.problems()).extracting(Problem::line).containsExactly(line(4), line(8), line(12));
        assertThat(read.problems().get(0).toString())
                .endsWith("\"saw\" stands 2 times below \"on-call\"; all of it is taken as one; join it");
    }

    @Test
    void takesWhatStandsBehindARoleAsWhatWasSeenFromThere() {
        ReviewDocument read = read("""
                ## Perspectives

                - on-call: saw nothing
                - **support**

                  We saw it first.

                  Nobody asked us.
                - **finance:** no bill
                  - expected: one
                - rule:hourly
                  - saw: a peak

                Nobody else was there.

                ## Who felt what

                - customers: waited
                """);
        assertThat(read.review().perspectives())
                .containsExactly(
                        new Perspective("on-call", "saw nothing", "", ""),
                        new Perspective("support", "We saw it first.\n\nNobody asked us.", "", ""),
                        new Perspective("**finance:** no bill", "", "one", ""),
                        new Perspective("rule:hourly", "a peak", "", ""));
        assertThat(read.review().impacts()).containsExactly(new Impact("customers", "waited"));
        assertThat(left(read, "Perspectives")).isEqualTo("Nobody else was there.");
        assertThat(read.problems().stream().map(Problem::toString))
                .contains(
                        "line " + line(3) + ": what stands behind \"on-call\" is in no field; it is taken as \"saw\"; "
                                + "write it below as \"- saw: …\"")
                .hasSize(4);
    }

    @Test
    void whatIsNoActionIsNoneAndGoesToNobodyOutside() {
        ReviewDocument read = read("""
                ## Actions

                We will meet again on Friday.

                - [ ] cap the fleet
                  at 20 nodes
                  - note: Bob broke it
                    twice
                  - owner: crawling
                  - reason: Bob
                - [ ] tell finance
                  | who | when |
                  |-----|------|
                  | Bob | now  |
                - [ ] run it
                  ```
                  ls
                  ```
                """);
        assertThat(read.review().actions())
                .containsExactly(
                        Action.of("cap the fleet at 20 nodes").ownedBy("crawling"),
                        Action.of("tell finance"),
                        Action.of("run it"));
        assertThat(left(read, "Actions"))
                .contains("We will meet again on Friday.", "note: Bob broke it\ntwice", "reason: Bob")
                .contains("| Bob | now  |\n", "```\nls\n```");
        assertThat(read.problems())
                .extracting(Problem::line)
                .containsExactly(line(3), line(7), line(10), line(11), line(15));
        String outside = ReviewDocument.text(read.review().render(Audience.CUSTOMERS));
        assertThat(outside).contains("cap the fleet").doesNotContain("Bob", "Friday");
    }

    @Test
    void aTimeOfDayBehindMidnightIsOfTheNextDay() {
        ReviewDocument read = read("resolved: 2026-03-03T10:05:00Z", """
                ## Timeline
                - 21:40 ops: before
                - 22:00 rule: declared
                - 23:50 ops: late
                - 00:10 ops: after midnight
                - 00:40 ops: calm
                ## Told
                - 00:20 customers: calm
                  - kind: audience
                ## Gaps
                - 23:30 silent: nothing
                  - until: 00:05
                """);
        assertThat(read.problems()).isEmpty();
        assertThat(read.review().timeline())
                .extracting(TimelineEntry::at)
                .extracting(Object::toString)
                .containsExactly(
                        "2026-03-02T21:40:00Z",
                        "2026-03-02T22:00:00Z",
                        "2026-03-02T23:50:00Z",
                        "2026-03-03T00:10:00Z",
                        "2026-03-03T00:40:00Z");
        assertThat(read.review().told().get(0).at()).isEqualTo("2026-03-03T00:20:00Z");
        assertThat(read.review().gaps().get(0).to()).isEqualTo("2026-03-03T00:05:00Z");
    }

    @Test
    void saysAsOfWhichDayATimeIsTakenThatCouldBeOfTwo() {
        ReviewDocument until =
                read("resolved: 2026-03-03T10:05:00Z", "## Timeline\n- 22:00 a: b\n- 23:00 a: b\n- 22:30 a: b\n");
        assertThat(until.review().timeline().get(2).at()).isEqualTo("2026-03-02T22:30:00Z");
        assertThat(until.problems().stream().map(Problem::toString))
                .containsExactly(
                        "line 9: this is earlier than what stands above it and is taken as 2026-03-02T22:30:00Z; "
                                + "write the day before the time, such as 2026-03-02 06:00");
        ReviewDocument longer =
                read("resolved: 2026-03-04T10:05:00Z", "## Timeline\n- 22:00 a: b\n- 23:00 a: b\n- 14:30 a: b\n");
        assertThat(longer.review().timeline().get(2).at()).isEqualTo("2026-03-03T14:30:00Z");
        assertThat(longer.problems()).hasSize(1);
        ReviewDocument first = read("## Timeline\n- 19:00 a: b\n");
        assertThat(first.review().timeline().get(0).at()).isEqualTo("2026-03-02T19:00:00Z");
        assertThat(first.problems()).hasSize(1);
    }

    private static final int HEAD = 5;

    /** In which line of the document a line of the body stands. */
    private static int line(int ofBody) {
        return HEAD + ofBody;
    }

    private static ReviewDocument read(String body) {
        return read("state: draft", body);
    }

    private static ReviewDocument read(String line, String body) {
        ReviewDocument read = ReviewDocument.read(
                "---\nincident: v1-a-1\ndeclared: 2026-03-02T22:00:00Z\n" + line + "\n---\n" + body);
        assertThat(ReviewDocument.read(ReviewDocument.write(read.review())))
                .isEqualTo(new ReviewDocument(read.review(), java.util.List.of()));
        return read;
    }

    private static String left(ReviewDocument read, String part) {
        Review review = read.review();
        return review.sections().stream()
                .filter(section -> section.heading().equals("Left over from " + part))
                .findFirst()
                .map(Section::text)
                .orElse("");
    }
}
