package io.github.incidentsdk.metric.saved;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.SavedSeries;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes windows as bytes: a head, series one by one, and a checksum over all of it. */
final class WindowWriter {

    /** {@code incsdkw} and a version. */
    static final long HEAD = 0x696e6373646b7701L;

    static final int SERIES = 1;
    static final int END = 0;

    private final CRC32C sum = new CRC32C();
    private final DataOutputStream out;

    WindowWriter(OutputStream to, long atMillis) throws IOException {
        out = new DataOutputStream(new CheckedOutputStream(to, sum));
        out.writeLong(HEAD);
        out.writeLong(atMillis);
    }

    void write(SavedSeries series) throws IOException {
        out.writeByte(SERIES);
        text(series.metric());
        Labels labels = series.labels();
        out.writeInt(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            text(labels.name(i));
            text(labels.value(i));
        }
        out.writeLong(series.stepMillis());
        out.writeLong(series.sinceMillis());
        long[] times = series.samples().times();
        out.writeInt(times.length);
        for (int i = 0; i < times.length; i++) {
            out.writeLong(times[i]);
            out.writeDouble(series.samples().values()[i]);
        }
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Writes what shows that nothing is missing. */
    void end() throws IOException {
        out.writeByte(END);
        out.writeLong(sum.getValue());
        out.flush();
    }
}
