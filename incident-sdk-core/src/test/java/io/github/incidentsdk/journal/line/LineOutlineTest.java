package io.github.incidentsdk.journal.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.Lines;
import io.github.incidentsdk.json.JsonBuffer;
import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineOutlineTest {

    private static final int TIMES = 15_000;
    private static final Instant LEAP = Instant.parse("2028-02-29T23:59:59.999Z");

    private final LineCodec codec = new LineCodec("b007");

    @Test
    void readsOfALineNoMoreThanItsOutlineAtFirst() throws Exception {
        for (Happened line : List.of(Lines.note(3), new Happened(4, new IncidentEvent.Declared(stamp()), full()))) {
            Happened read = (Happened) outline(encode(line));

            assertThat(read.unread()).isPositive();
            assertThat(read.event()).isEqualTo(line.event());
            assertThat(read.incident()).usingRecursiveComparison().isEqualTo(line.incident());
            assertThat(read.incident()).isSameAs(read.incident());
        }
    }

    @Test
    void saysTheSameAsTheWholeLine() throws Exception {
        long seed = new Random().nextLong();
        for (long seq = 1; seq < 300; seq++) {
            JournalLine line = Lines.random(seed, seq);

            assertThat(Lines.whole(outline(encode(line))))
                    .as("seed %d, line %d", seed, seq)
                    .usingRecursiveComparison(Lines.BY_CONTENT)
                    .isEqualTo(line);
        }
    }

    /** A right checksum says that a line is as somebody wrote it, not who. */
    @Test
    void takesOfChangedLinesThoseThatAreTakenWhole() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<byte[]> lines = new ArrayList<>(List.of(
                encode(Lines.note(3)),
                encode(new Happened(4, new IncidentEvent.Declared(stamp()), full())),
                encode(new Happened(5, new IncidentEvent.Declared(stamp()), leap()))));
        for (int i = 0; i < 10; i++) {
            lines.add(encode(Lines.random(seed, 3L * i + 1)));
        }
        int taken = 0;
        int unread = 0;
        for (int i = 0; i < TIMES; i++) {
            byte[] changed = changed(lines.get(random.nextInt(lines.size())), random);
            String expected = said(changed, false);
            assertThat(said(changed, true))
                    .as("seed %d, %d: %s", seed, i, new String(changed, UTF_8))
                    .isEqualTo(expected);
            taken += expected.isEmpty() ? 0 : 1;
            unread += isUnread(changed) ? 1 : 0;
        }
        assertThat(taken).isBetween(TIMES / 20, TIMES - TIMES / 20);
        assertThat(unread).isGreaterThan(TIMES / 200);
    }

    private static byte[] changed(byte[] line, Random random) {
        if (random.nextInt(5) == 0) {
            byte[] other = line.clone();
            other[random.nextInt(line.length - 1)] = (byte) random.nextInt(256);
            return other;
        }
        StringBuilder text = new StringBuilder(new String(line, UTF_8));
        int at = random.nextInt(text.length() - 1);
        String piece = List.of("\"", ",", "{}", "null", "9", "-", "\\u00e4", "\\x", "é", " ", "1e9", "\u0001", "SEV9")
                .get(random.nextInt(13));
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.setCharAt(at, (char) (random.nextInt(100) + ' '));
            case 2 -> text.insert(at, piece);
            default -> {
                int from = text.indexOf("\":", at) + 2;
                int to = text.indexOf(",\"", Math.max(at, from));
                if (from > 1 && to > from) {
                    text.replace(from, to, piece);
                }
            }
        }
        return text.toString().getBytes(UTF_8);
    }

    /** What a line says, written once more; nothing when it is not taken. */
    private String said(byte[] line, boolean asOutline) throws Exception {
        try {
            JournalLine read = asOutline ? outline(line) : LineCodec.decode(line, 0, line.length - 1);
            String outline = read instanceof Happened happened ? words(happened.outline()) : "";
            return outline + new String(encode(read), UTF_8);
        } catch (JsonException notTaken) {
            return "";
        }
    }

    private static String words(IncidentOutline incident) {
        return String.join(
                " ",
                List.of(
                        incident.key(),
                        incident.id(),
                        incident.type(),
                        incident.drill() + " " + incident.shadow() + " " + incident.isClaimed(),
                        incident.severity() + " " + incident.status() + " " + incident.isOpen(),
                        incident.reopened() + " " + incident.declaredAt() + " " + incident.resolvedAt()));
    }

    private static boolean isUnread(byte[] line) {
        try {
            return outline(line) instanceof Happened happened && happened.unread() > 0;
        } catch (JsonException notTaken) {
            return false;
        }
    }

    private static IncidentEvent.Stamp stamp() {
        return Lines.note(3).event().stamp();
    }

    private static IncidentSnapshot leap() {
        return full().toBuilder().startedAt(LEAP).declaredAt(Instant.EPOCH).build();
    }

    /** One with all that an incident can have. */
    private static IncidentSnapshot full() {
        Claim claim =
                new Claim(Actor.rule("r"), Severity.SEV1, Map.of("usd", -1.5e-7), Lines.NOON, Claim.State.OVERRULED);
        return Lines.note(3).incident().toBuilder()
                .by(Map.of("account", "prod-eu", "size", "größe \"x\"\n"))
                .title("Kosten für \"prod-eu\" \ud83d\ude00")
                .instance("host")
                .drill(true)
                .shadow(true)
                .owner("finops")
                .category("cost")
                .severity(Severity.SEV1)
                .setSeverity(Severity.SEV1)
                .claimedWhenSet(Severity.SEV2)
                .status(Status.RESOLVED)
                .resolution(Resolution.RESOLVED)
                .resolutionText("fleet scaled")
                .duplicateOf("v1-other")
                .reopened(3)
                .startedAt(Lines.NOON)
                .acknowledgedAt(Lines.NOON)
                .acknowledgedBy(Actor.person("ä"))
                .acknowledgedSeverity(Severity.SEV2)
                .mitigatedAt(Lines.NOON)
                .resolvedAt(Instant.parse("2026-03-31T12:00:00Z"))
                .resolvedBy(Actor.person("on-call"))
                .claims(List.of(claim, claim))
                .tags(Map.of("region", "eu-1"))
                .metrics(Map.of("usd", 412.5))
                .component("fleet")
                .cause(new Cause("java.io.IOException", "m", "s"))
                .roles(Map.of("lead", "x"))
                .links(List.of(new Link("board", "https://example.com/")))
                .cut(true)
                .build();
    }

    private byte[] encode(JournalLine line) throws LineTooLongException {
        JsonBuffer buffer = new JsonBuffer();
        codec.encode(line, buffer);
        return buffer.toByteArray();
    }

    private static JournalLine outline(byte[] line) throws JsonException {
        return LineCodec.outline(line, 0, line.length - 1);
    }
}
