package io.github.incidentsdk.journal.line;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Muted;
import io.github.incidentsdk.journal.JournalLine.Reported;
import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.json.EventJson;
import io.github.incidentsdk.json.JsonBuffer;
import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonReader;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.json.PlainEvent;
import io.github.incidentsdk.json.PlainJson;
import io.github.incidentsdk.json.UnknownWordException;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Text;
import java.util.Optional;

/**
 * A line as bytes: {@code {"v":1,"seq":7,"boot":"…",…,"crc":"89abcdef"}} and a line feed.
 *
 * <p>{@code v} and {@code seq} come first and {@code crc} last, in every version. Bounded here once more, whatever came in: an
 * event to 64 KiB by cutting its texts, its incident to 4 KiB by {@link SnapshotBounds}. For one thread at a time.
 */
public final class LineCodec {

    static final int VERSION = 1;

    /** Longest line that is written or looked for. */
    public static final int LONGEST = 1 << 20;

    private static final byte[] HEAD = ("{\"v\":" + VERSION + ",\"seq\":").getBytes(US_ASCII);
    private static final byte[] BOOT = ",\"boot\":".getBytes(US_ASCII);
    private static final byte[] CRC = ",\"crc\":".getBytes(US_ASCII);
    private static final byte[] END = {'}'};

    private static final int EVENT_BYTES = 64 * 1024;
    private static final int ENTRIES = 64;

    /** How long an event's texts may be; the next number is taken when they do not fit together. */
    private static final int[] TEXTS = {Text.NOTE, Text.VALUE, Text.NAME};

    private final String boot;
    private final JsonBuffer scratch = new JsonBuffer();
    private final SnapshotBounds bounds = new SnapshotBounds(this::size);

    /** Marks what it writes with {@code boot}, so that a reader can tell one process from the next. */
    public LineCodec(String boot) {
        this.boot = boot;
    }

    /**
     * Appends a line to {@code to}.
     *
     * @throws LineTooLongException when no cutting makes it fit; nothing was appended
     */
    public void encode(JournalLine line, JsonBuffer to) throws LineTooLongException {
        int start = to.length();
        write(line, to);
        int length = to.length() - start + LineChecksum.LENGTH;
        if (length > LONGEST) {
            to.truncate(start);
            throw new LineTooLongException(
                    "line " + line.seq() + " has " + length + " bytes, at most " + LONGEST + " are written");
        }
        LineChecksum.seal(to, start);
    }

    /** Appends a line as one object, however long, without checksum and line feed. */
    void write(JournalLine line, JsonBuffer to) {
        if (line instanceof Happened happened) {
            happened(happened, to);
        } else if (line instanceof Told told) {
            told(told, to);
        } else if (line instanceof Ruled ruled) {
            to.object(json -> RuledJson.write(head(json, ruled.seq()).limit(Text.VALUE, ENTRIES), ruled));
        } else if (line instanceof Muted muted) {
            to.object(json -> MutedJson.write(head(json, muted.seq()).limit(Text.VALUE, ENTRIES), muted));
        } else if (line instanceof Changed changed) {
            to.object(json -> ChangedJson.write(head(json, changed.seq()).limit(Text.VALUE, ENTRIES), changed));
        } else if (line instanceof Reported reported) {
            to.object(json -> ReportedJson.write(head(json, reported.seq()).limit(Text.VALUE, ENTRIES), reported));
        } else {
            throw new IllegalStateException("no form for " + line.getClass());
        }
    }

    private void happened(Happened line, JsonBuffer to) {
        int start = to.length();
        happened(line.seq(), line.event(), TEXTS[0], line.incident(), to);
        if (to.length() - start <= SnapshotBounds.BYTES) {
            return; // as nearly every line: both together are shorter than either may be
        }
        IncidentSnapshot bounded = bounds.fit(line.incident());
        int most = EVENT_BYTES + size(bounded);
        for (int longest : TEXTS) {
            to.truncate(start);
            happened(line.seq(), line.event(), longest, bounded, to);
            if (to.length() - start <= most) {
                return;
            }
        }
    }

    private void happened(long seq, IncidentEvent event, int longest, IncidentSnapshot incident, JsonBuffer to) {
        to.object(json -> {
            head(json, seq).limit(longest, ENTRIES);
            EventJson.write(json, event);
            json.limit(Text.NOTE, ENTRIES).object("incident", members -> EventJson.write(members, incident));
        });
    }

    private void told(Told line, JsonBuffer to) {
        int start = to.length();
        for (int longest : TEXTS) {
            to.truncate(start);
            to.object(json -> ToldJson.write(head(json, line.seq()).limit(longest, ENTRIES), line));
            if (to.length() - start <= EVENT_BYTES) {
                return;
            }
        }
    }

    private JsonWriter head(JsonWriter json, long seq) {
        return json.put("v", VERSION).put("seq", seq).put("boot", boot);
    }

    private int size(IncidentSnapshot incident) {
        scratch.clear();
        scratch.object(json -> EventJson.write(json.limit(Text.NOTE, ENTRIES), incident));
        return scratch.length();
    }

    /**
     * Reads a line whose checksum is right.
     *
     * @throws UnknownWordException when a newer version wrote it
     * @throws JsonException when it is no line
     */
    public static JournalLine decode(byte[] bytes, int offset, int length) throws JsonException {
        Decoder decoder = new Decoder();
        JsonReader.object(bytes, offset, length, decoder);
        return decoder.line();
    }

    /**
     * As {@link #decode}, for who looks through many lines: of an incident that stands there as this version writes it, as nearly
     * all do, only the outline is read at once.
     */
    public static JournalLine outline(byte[] bytes, int offset, int length) throws JsonException {
        PlainJson json = new PlainJson(bytes, offset, length);
        if (json.pass(HEAD) && json.passNumber() && json.pass(BOOT) && json.passText()) {
            PlainEvent plain = PlainEvent.pass(json);
            if (plain != null && json.pass(CRC) && json.passText() && json.pass(END) && json.isAtEnd()) {
                return new Happened(LineHead.seq(bytes, offset, length), plain.event(), plain.incident());
            }
        }
        return decode(bytes, offset, length);
    }

    /** As {@link #decode}; empty for what recovery counted as not understood. */
    public static Optional<JournalLine> decodeIfUnderstood(byte[] bytes, int offset, int length) {
        try {
            return Optional.of(decode(bytes, offset, length));
        } catch (JsonException counted) {
            return Optional.empty();
        }
    }

    /** As {@link #outline}; empty for what recovery counted as not understood. */
    public static Optional<JournalLine> outlineIfUnderstood(byte[] bytes, int offset, int length) {
        try {
            return Optional.of(outline(bytes, offset, length));
        } catch (JsonException counted) {
            return Optional.empty();
        }
    }

    private static final class Decoder implements JsonReader.Members {
        private final EventJson.Reader event = new EventJson.Reader();
        private final ToldJson told = new ToldJson();
        private final RuledJson ruled = new RuledJson();
        private final MutedJson muted = new MutedJson();
        private final ChangedJson changed = new ChangedJson();
        private final ReportedJson reported = new ReportedJson();
        private boolean isTold;
        private boolean isRuled;
        private boolean isMuted;
        private boolean isChanged;
        private boolean isReported;
        private long seq;

        @Override
        public void member(String name, JsonReader value) throws JsonException {
            switch (name) {
                case "v" -> version(value);
                case "seq" -> seq = value.number();
                case "told" -> {
                    isTold = true;
                    value.members(told);
                }
                case "rules" -> {
                    isRuled = true;
                    value.members(ruled);
                }
                case "mute" -> {
                    isMuted = true;
                    value.members(muted);
                }
                case "changed" -> {
                    isChanged = true;
                    value.members(changed);
                }
                case "reported" -> {
                    isReported = true;
                    value.members(reported);
                }
                default -> event.member(name, value);
            }
        }

        private static void version(JsonReader value) throws JsonException {
            long version = value.number();
            if (version != VERSION) {
                throw new UnknownWordException("journal format " + version, 1, 1);
            }
        }

        JournalLine line() throws JsonException {
            if (isRuled) {
                return ruled.line(seq);
            }
            if (isMuted) {
                return muted.line(seq);
            }
            if (isChanged) {
                return changed.line(seq);
            }
            if (isReported) {
                return reported.line(seq);
            }
            return isTold ? told.line(seq) : new Happened(seq, event.event(), event.incident());
        }
    }
}
