package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.line.LineChecksum;
import io.github.incidentsdk.journal.line.LineCodec;
import io.github.incidentsdk.journal.line.LineHead;
import io.github.incidentsdk.json.ByteSearch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Finds the good lines of a segment, whatever stands between them: torn lines, holes of zeros, anything.
 *
 * <p>Needs memory for one line, however large the file or a "line" in it is.
 */
final class SegmentScan {

    /** Takes good lines in the order of the file. */
    @FunctionalInterface
    interface Lines {

        /**
         * Takes one line, without its line feed, and where it begins.
         *
         * @param behindAHole whether something that is no line stands before it
         * @return false to end the scan
         */
        boolean line(byte[] bytes, int offset, int length, long position, boolean behindAHole) throws IOException;
    }

    /**
     * What a scan found.
     *
     * @param end where the last good line ends
     * @param damaged whether something that is no line stands before a good line
     * @param torn whether something other than zeros stands behind the last good line
     * @param broken whether a line feed is among that, so that it is more than one line that was not written to its end
     */
    record Found(long end, boolean damaged, boolean torn, boolean broken) {}

    private static final int CHUNK = 256 * 1024;

    private final Disk.File file;
    private final long to;
    private final Lines lines;

    private byte[] buffer = new byte[CHUNK];
    private long base;
    private int start;
    private int filled;
    private int searched;

    /** What was passed over since the last good line. */
    private boolean overlong;

    private boolean bad;
    private boolean hole;

    private boolean damaged;
    private long end;

    private SegmentScan(Disk.File file, long from, long to, Lines lines) {
        this.file = file;
        this.base = from;
        this.end = from;
        this.to = to;
        this.lines = lines;
    }

    /** Scans the bytes between {@code from} and {@code to}, or the end of the file. */
    static Found scan(Disk.File file, long from, long to, Lines lines) throws IOException {
        return new SegmentScan(file, from, to, lines).run();
    }

    private Found run() throws IOException {
        while (true) {
            int feed = nextFeed();
            if (feed >= 0) {
                boolean goOn = line(feed);
                start = feed + 1;
                if (!goOn) {
                    return new Found(end, damaged, false, false);
                }
            } else if (!fill()) {
                boolean torn = overlong || bad || !zeros(start, filled);
                return new Found(end, damaged, torn, bad);
            }
        }
    }

    private int nextFeed() {
        int feed = ByteSearch.lineFeed(buffer, Math.max(start, searched), filled);
        searched = feed < 0 ? filled : feed + 1;
        return feed;
    }

    private boolean line(int feed) throws IOException {
        int from = start;
        while (from < feed && buffer[from] == 0) {
            from++;
        }
        hole |= from > start;
        if (!LineChecksum.holds(buffer, from, feed - from)) {
            bad = true;
            overlong = false;
            from = LineHead.lastBegin(buffer, from + 1, feed); // behind a torn line that has no feed of its own
            if (from < 0 || !LineChecksum.holds(buffer, from, feed - from)) {
                return true;
            }
        }
        damaged |= bad || hole || overlong;
        bad = false;
        hole = false;
        overlong = false;
        end = base + feed + 1;
        return lines.line(buffer, from, feed - from, base + from, damaged);
    }

    /** Reads on; false at the end. */
    private boolean fill() throws IOException {
        makeRoom();
        int wanted = (int) Math.min(buffer.length - filled, to - base - filled);
        if (wanted <= 0) {
            return false;
        }
        int count = file.read(ByteBuffer.wrap(buffer, filled, wanted), base + filled);
        filled += Math.max(0, count);
        return count > 0;
    }

    private void makeRoom() {
        if (start < filled && filled == buffer.length && zeros(start, filled)) {
            hole = true; // or the zeros filled ahead, if no line follows
            start = filled;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            base += start;
            filled -= start;
            searched -= start;
            start = 0;
        } else if (filled == buffer.length) {
            if (buffer.length < LineCodec.LONGEST) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            } else {
                overlong = true;
                base += filled;
                filled = 0;
                searched = 0;
            }
        }
    }

    private boolean zeros(int from, int until) {
        for (int i = from; i < until; i++) {
            if (buffer[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
