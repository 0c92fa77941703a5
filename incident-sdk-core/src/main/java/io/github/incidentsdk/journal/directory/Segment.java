package io.github.incidentsdk.journal.directory;

import java.nio.file.Path;
import java.util.Arrays;

/** What is known of a segment: its lines' numbers, and roughly where each stands; safe for all threads. */
final class Segment {

    private static final int STRIDE = 64 * 1024;

    private final Path path;
    private final SegmentName name;

    private long first;
    private long last;
    private long end;
    private long newestAt = Long.MIN_VALUE;
    private boolean newer;

    /** Number and position of every line that begins a stride. */
    private long[] marks = new long[8];

    private int marked;

    Segment(Path directory, SegmentName name) {
        this.name = name;
        this.path = directory.resolve(name.file());
    }

    Path path() {
        return path;
    }

    SegmentName name() {
        return name;
    }

    /** A line was found or made durable; {@code atMillis} is its wall time. */
    synchronized void add(long seq, long position, long atMillis) {
        if (first == 0) {
            first = seq;
        }
        last = Math.max(last, seq);
        newestAt = Math.max(newestAt, atMillis);
        mark(seq, position);
    }

    /** A reader came by: the next one need not begin before it. */
    synchronized void passed(long seq, long position) {
        mark(seq, position);
    }

    private void mark(long seq, long position) {
        if (marked == 0 || position - marks[marked - 1] >= STRIDE) {
            if (marked == marks.length) {
                marks = Arrays.copyOf(marks, marked * 2);
            }
            marks[marked] = seq;
            marks[marked + 1] = position;
            marked += 2;
        }
    }

    /** It was not read, since a snapshot tells what a restart needs of it. */
    synchronized void isKnown(Snapshot.Covered from) {
        first = name.first();
        last = from.last();
        end = from.end();
        newestAt = from.newestAt();
    }

    /** Lines count up to here. */
    synchronized void endsAt(long position) {
        end = position;
    }

    /** A newer version wrote a line of it: it is read as far as it is understood, and never changed. */
    synchronized void writtenByANewerVersion() {
        newer = true;
    }

    synchronized boolean isNewer() {
        return newer;
    }

    /** The highest number in it; 0 when it holds none. */
    synchronized long last() {
        return last;
    }

    synchronized long end() {
        return end;
    }

    /** The wall time of its newest line; {@link Long#MIN_VALUE} when it holds none. */
    synchronized long newestAt() {
        return newestAt;
    }

    /** Where to begin to look for {@code seq}. */
    synchronized long positionOf(long seq) {
        long position = 0;
        for (int i = 0; i < marked && marks[i] <= seq; i += 2) {
            position = marks[i + 1];
        }
        return position;
    }
}
