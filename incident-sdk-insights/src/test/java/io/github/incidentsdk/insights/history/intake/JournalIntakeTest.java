package io.github.incidentsdk.insights.history.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.insights.history.HeldBack;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.NearMiss;
import io.github.incidentsdk.insights.history.NearbyChange;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.history.Report;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Muted;
import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.journal.directory.DirectoryLimits;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalIntakeTest {

    private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor RULE = Actor.rule("hourly-spend");

    @TempDir
    Path dir;

    private final List<JournalLine> lines = new ArrayList<>();

    @Test
    void anIncidentIsWhatItsLastEventSaysAndTheWorstThatItEverWas() throws IOException {
        IncidentSnapshotBuilder spike = spike();
        happened(new IncidentEvent.Declared(stamp(1, 0)), spike);
        happened(
                new IncidentEvent.SeverityChanged(stamp(2, 1), Severity.SEV3, Severity.SEV1, null),
                spike.severity(Severity.SEV1).claimedSeverity(Severity.SEV1));
        happened(
                new IncidentEvent.Acknowledged(stamp(3, 2)),
                spike.acknowledgedAt(minute(2)).status(Status.ACKNOWLEDGED));
        happened(
                new IncidentEvent.SeverityChanged(stamp(4, 3), Severity.SEV1, Severity.SEV2, null),
                spike.severity(Severity.SEV2).claimedSeverity(Severity.SEV2));
        happened(new IncidentEvent.Resolved(stamp(5, 30), Resolution.RECOVERED, ""), ended(spike, 30));
        happened(new IncidentEvent.Reopened(stamp(6, 35)), reopened(spike));
        happened(new IncidentEvent.Acknowledged(stamp(7, 36)), spike.acknowledgedAt(minute(36)));
        happened(new IncidentEvent.Resolved(stamp(8, 60), Resolution.RESOLVED, "scaled"), ended(spike, 60));
        happened(new IncidentEvent.Reviewed(stamp(9, 600), "done"), spike.status(Status.REVIEWED));

        PastIncident read = read(dir.resolve("a")).incidents().get(0);

        assertThat(read.id()).isEqualTo("spike-1");
        assertThat(read.key()).isEqualTo("key");
        assertThat(read.type()).isEqualTo("cost-spike");
        assertThat(read.severity()).isEqualTo(Severity.SEV1);
        assertThat(read.policySeverity()).isEqualTo(Severity.SEV1);
        assertThat(read.at(Moment.ACKNOWLEDGED)).isEqualTo(minute(2));
        assertThat(read.resolvedAt()).isEqualTo(minute(60));
        assertThat(read.at(Moment.REVIEWED)).isEqualTo(minute(600));
        assertThat(read.reopened()).isEqualTo(1);
        assertThat(read.began()).isEqualTo(minute(-10));
        assertThat(read.detectedBy()).isEqualTo(DetectedBy.RULE);
        assertThat(read.components()).containsExactly("billing");
        assertThat(read.reports()).containsExactly(new Report(RULE, minute(0)));
    }

    @Test
    void whatLiesInTwoJournalsCountsOnceInWhateverOrderTheyAreRead() throws IOException {
        IncidentSnapshotBuilder spike = spike();
        happened(new IncidentEvent.Declared(stamp(1, 0)), spike);
        happened(new IncidentEvent.ChangeNearby(stamp(2, 1), "deploy", "v7"), spike);
        happened(
                new IncidentEvent.SeveritySet(stamp(3, 2), Severity.SEV4, "test data", null),
                spike.severity(Severity.SEV4).setSeverity(Severity.SEV4));
        held("spike-1", "silence", "crawler-move");
        write(dir.resolve("later"), lines); // the process after it adopted them
        List<JournalLine> first = List.copyOf(lines);
        happened(
                new IncidentEvent.Resolved(stamp(4, 9), Resolution.DISMISSED, "a test"),
                ended(spike, 9).resolution(Resolution.DISMISSED));
        write(dir.resolve("early"), lines);
        assertThat(first).hasSizeLessThan(lines.size());

        History history = new Intake().journal(dir).journal(dir).history();

        assertThat(history.incidents()).hasSize(1);
        PastIncident read = history.incidents().get(0);
        assertThat(read.resolution()).isEqualTo(Resolution.DISMISSED);
        assertThat(read.counts()).isFalse();
        assertThat(history.changes()).containsExactly(new NearbyChange(minute(1), "deploy", "v7", "spike-1"));
        assertThat(history.heldBack())
                .containsExactly(
                        new HeldBack(
                                HeldBack.Kind.LOWERED,
                                minute(2),
                                "severity set to SEV4, where the policy says SEV3",
                                "test data",
                                "spike-1"),
                        new HeldBack(
                                HeldBack.Kind.HELD,
                                minute(3),
                                "sink team was not told: silence crawler-move",
                                "",
                                "spike-1"),
                        new HeldBack(HeldBack.Kind.DISMISSED, minute(9), "dismissed", "a test", "spike-1"));
    }

    @Test
    void whatWasPendingAndWentAwayIsANearMissAndWhatFiredIsNone() throws IOException {
        RuleState.Level pending = new RuleState.Level(Severity.SEV2, RuleState.Phase.PENDING, 30_000, 0, false, "");
        RuleState.Level firing = new RuleState.Level(Severity.SEV2, RuleState.Phase.FIRING, 300_000, 0, false, "");
        ruled(1, state("prod", pending), state("dev", pending));
        ruled(4, state("prod", firing));
        ruled(5, state("dev"));
        ruled(9, state("prod"));
        ruled(10, new RuleState("hourly-spend", Map.of(), RuleState.LIVE, List.of()));

        assertThat(read(dir.resolve("a")).nearMisses())
                .containsExactly(new NearMiss(
                        "hourly-spend",
                        Map.of("account", "dev"),
                        Severity.SEV2,
                        minute(1).minusSeconds(30),
                        minute(5)));
    }

    @Test
    void silencesThatSomebodySetAreOnTheRecordWithTheirReason() throws IOException {
        Silence silence = new Silence("crawler-move", Matching.everything(), minute(90), "anna", "the crawlers move");
        lines.add(new Muted(0, minute(1), silence, null));
        lines.add(new Muted(0, minute(2), silence, "anna"));

        assertThat(read(dir.resolve("a")).heldBack())
                .containsExactly(new HeldBack(
                        HeldBack.Kind.MUTED, minute(1), "silence crawler-move", "the crawlers move", null));
    }

    @Test
    void whatIsRestrictedStaysSo() throws IOException {
        happened(new IncidentEvent.Declared(stamp(1, 0)), spike().restricted(true));

        assertThat(read(dir.resolve("a")).incidents()).allMatch(PastIncident::restricted);
    }

    @Test
    void changesOfTheServiceCountOnceAlsoWhenNothingIsOpen() throws IOException {
        Change change = new Change(minute(7), "deploy", "v8", Actor.CODE, null);
        lines.add(new Changed(0, minute(8), change));
        lines.add(new Changed(0, minute(9), change));

        assertThat(read(dir.resolve("a")).changes()).containsExactly(new NearbyChange(minute(7), "deploy", "v8", null));
    }

    @Test
    void theWindowGoesAsFarAsAnyLineSoThatQuietIsKnowledge() throws IOException {
        happened(new IncidentEvent.Declared(stamp(1, 0)), spike());
        ruled(5_000, state("prod"));

        History history = read(dir.resolve("a"));

        assertThat(history.window().from()).isEqualTo(minute(-10));
        assertThat(history.window().to()).isEqualTo(minute(5_000).plusMillis(1));
    }

    private static IncidentSnapshotBuilder spike() {
        return IncidentSnapshot.of("key", "spike-1")
                .type("cost-spike")
                .service("checkout")
                .title("Cloud spend spike")
                .by(Map.of("account", "prod"))
                .component("billing")
                .startedAt(minute(-10))
                .declaredAt(minute(0))
                .openedAt(minute(0))
                .lastSeenAt(minute(0))
                .claims(List.of(new Claim(RULE, Severity.SEV3, Map.of(), minute(0), Claim.State.HOLDS)))
                .detectedBy(DetectedBy.RULE);
    }

    private static IncidentSnapshotBuilder ended(IncidentSnapshotBuilder incident, int minute) {
        return incident.status(Status.RESOLVED)
                .resolution(Resolution.RESOLVED)
                .resolvedAt(minute(minute))
                .claims(List.of());
    }

    private static IncidentSnapshotBuilder reopened(IncidentSnapshotBuilder incident) {
        return incident.status(Status.DECLARED)
                .resolution(null)
                .resolvedAt(null)
                .acknowledgedAt(null)
                .reopened(1);
    }

    private static Stamp stamp(long seq, int minute) {
        return new Stamp("key", "spike-1", seq, minute(minute), RULE);
    }

    private static Instant minute(int minute) {
        return T0.plusSeconds(60L * minute);
    }

    private void happened(IncidentEvent event, IncidentSnapshotBuilder incident) {
        lines.add(new Happened(0, event, incident.seq(event.stamp().seq()).build()));
    }

    private void held(String incident, String hold, String name) {
        lines.add(new Told(
                0,
                minute(3),
                "team",
                "key",
                incident,
                incident + "-1",
                1,
                What.HELD,
                Map.of("hold", hold, "hold_id", name)));
    }

    private static RuleState state(String account, RuleState.Level... levels) {
        return new RuleState("hourly-spend", Map.of("account", account), "c", List.of(levels));
    }

    private void ruled(int minute, RuleState... states) {
        lines.add(new Ruled(0, minute(minute), List.of("hourly-spend"), List.of(states)));
    }

    private History read(Path journal) throws IOException {
        write(journal, lines);
        return new Intake().journal(journal).history();
    }

    private static void write(Path journal, List<JournalLine> lines) throws IOException {
        List<JournalLine> numbered = new ArrayList<>();
        lines.forEach(line -> numbered.add(line.withSeq(numbered.size() + 1)));
        try (DirectoryStore store = DirectoryStore.open(Files.createDirectories(journal), DirectoryLimits.DEFAULTS)) {
            store.load(line -> {});
            store.append(numbered);
        }
    }
}
