package io.github.incidentsdk.metric.saved;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.SavedSeries;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** Reads what a {@link WindowWriter} wrote; whatever else it is given ends in an {@link IOException}, and in little memory. */
final class WindowReader {

    private static final int LONGEST_TEXT = 1 << 16;
    private static final int MOST_LABELS = 1 << 10;
    private static final int MOST_SAMPLES = 1 << 16;
    private static final int MOST_SERIES = 1 << 17;

    private final CRC32C sum = new CRC32C();
    private final DataInputStream in;

    private WindowReader(InputStream from) {
        in = new DataInputStream(new CheckedInputStream(from, sum));
    }

    static SavedWindows read(InputStream from) throws IOException {
        return new WindowReader(from).read();
    }

    private SavedWindows read() throws IOException {
        if (in.readLong() != WindowWriter.HEAD) {
            throw new IOException("it does not begin as such a file of this version does");
        }
        long at = in.readLong();
        List<SavedSeries> all = new ArrayList<>();
        while (in.readByte() == WindowWriter.SERIES) {
            if (all.size() == MOST_SERIES) {
                throw new IOException("it has more than " + MOST_SERIES + " series");
            }
            all.add(series());
        }
        long expected = sum.getValue();
        if (in.readLong() != expected) {
            throw new IOException("its checksum is not that of its content");
        }
        return new SavedWindows(at, all);
    }

    private SavedSeries series() throws IOException {
        String metric = text();
        Map<String, String> labels = new LinkedHashMap<>();
        int count = count(MOST_LABELS, "labels");
        for (int i = 0; i < count; i++) {
            String name = text();
            labels.put(name, text());
        }
        long step = in.readLong();
        long since = in.readLong();
        int samples = count(MOST_SAMPLES, "samples");
        long[] times = new long[samples];
        double[] values = new double[samples];
        for (int i = 0; i < samples; i++) {
            times[i] = in.readLong();
            values[i] = in.readDouble();
        }
        try {
            return new SavedSeries(metric, Labels.of(labels), step, since, new SavedSeries.Points(times, values));
        } catch (IllegalArgumentException noLabels) {
            throw new IOException("its labels cannot be labels", noLabels);
        }
    }

    private String text() throws IOException {
        byte[] bytes = new byte[count(LONGEST_TEXT, "bytes of text")];
        in.readFully(bytes);
        return new String(bytes, UTF_8);
    }

    private int count(int most, String of) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException(count + " " + of + " cannot be");
        }
        return count;
    }
}
