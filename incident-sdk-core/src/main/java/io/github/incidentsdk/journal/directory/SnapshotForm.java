package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.line.LineChecksum;
import io.github.incidentsdk.journal.line.LineHead;
import io.github.incidentsdk.json.JsonBuffer;
import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonReader;
import io.github.incidentsdk.json.UnknownWordException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A snapshot's file: lines as they stand in the segments, ascending, then a line without a number for each segment that is
 * covered, and at the end one that says how many there are of both, so that a part of a file is none.
 */
final class SnapshotForm {

    private static final int VERSION = 1;

    private SnapshotForm() {}

    static void segment(String file, Snapshot.Covered segment, JsonBuffer to) {
        int start = to.length();
        to.object(json -> json.put("v", VERSION)
                .put("seq", 0)
                .object(
                        "segment",
                        members -> members.put("file", file)
                                .put("last", segment.last())
                                .put("end", segment.end())
                                .put("newest_at", segment.newestAt())));
        LineChecksum.seal(to, start);
    }

    static void end(long upTo, int lines, int segments, JsonBuffer to) {
        int start = to.length();
        to.object(json -> json.put("v", VERSION)
                .put("seq", 0)
                .object(
                        "snapshot",
                        members ->
                                members.put("up_to", upTo).put("lines", lines).put("segments", segments)));
        LineChecksum.seal(to, start);
    }

    /**
     * Reads what stands in a file.
     *
     * @throws IOException when it is not all of a snapshot that this version wrote
     */
    static Snapshot read(Disk.File file) throws IOException {
        Reading reading = new Reading();
        SegmentScan.Found found = SegmentScan.scan(file, 0, Long.MAX_VALUE, reading);
        if (found.damaged() || found.torn() || found.end() != file.size()) {
            throw new IOException("something that is no line stands in it");
        }
        return reading.snapshot();
    }

    private static final class Reading implements SegmentScan.Lines, JsonReader.Members {
        private final Map<String, Snapshot.Covered> segments = new HashMap<>();
        private long[] numbers = new long[1_024];
        private long[] positions = new long[1_025];
        private int count;
        private long upTo;
        private long saidLines = -1;
        private long saidSegments = -1;

        @Override
        public boolean line(byte[] bytes, int offset, int length, long position, boolean behindAHole)
                throws IOException {
            if (saidLines >= 0) {
                throw new IOException("it goes on behind its end");
            }
            long seq = LineHead.seq(bytes, offset, length);
            if (seq == 0) {
                positions[count] = segments.isEmpty() ? position : positions[count];
                JsonReader.object(bytes, offset, length, this);
            } else if (!segments.isEmpty() || (count > 0 && seq <= numbers[count - 1])) {
                throw new IOException("line " + seq + " is not where it belongs");
            } else {
                add(seq, position);
            }
            return true;
        }

        private void add(long seq, long position) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
                positions = Arrays.copyOf(positions, 2 * count + 1);
            }
            numbers[count] = seq;
            positions[count] = position;
            count++;
        }

        @Override
        public void member(String name, JsonReader value) throws JsonException {
            switch (name) {
                case "v" -> {
                    long version = value.number();
                    if (version != VERSION) {
                        throw new UnknownWordException("snapshot format " + version, 1, 1);
                    }
                }
                case "segment" -> {
                    CoveredReader covered = new CoveredReader();
                    value.members(covered);
                    segments.put(covered.file, new Snapshot.Covered(covered.last, covered.end, covered.newestAt));
                }
                case "snapshot" -> value.members(this::ending);
                default -> {} // the number, which is none, and the checksum
            }
        }

        private void ending(String name, JsonReader value) throws JsonException {
            switch (name) {
                case "up_to" -> upTo = value.number();
                case "lines" -> saidLines = value.number();
                case "segments" -> saidSegments = value.number();
                default -> {} // a newer version wrote it
            }
        }

        Snapshot snapshot() throws IOException {
            if (saidLines != count || saidSegments != segments.size()) {
                throw new IOException("it has " + count + " lines and " + segments.size() + " segments where "
                        + saidLines + " and " + saidSegments + " are said to be");
            }
            return new Snapshot(upTo, Arrays.copyOf(numbers, count), Arrays.copyOf(positions, count + 1), segments);
        }
    }

    private static final class CoveredReader implements JsonReader.Members {
        private String file = "";
        private long last;
        private long end;
        private long newestAt;

        @Override
        public void member(String name, JsonReader value) throws JsonException {
            switch (name) {
                case "file" -> file = value.text();
                case "last" -> last = value.number();
                case "end" -> end = value.number();
                case "newest_at" -> newestAt = value.number();
                default -> {} // a newer version wrote it
            }
        }
    }
}
