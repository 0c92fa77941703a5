package io.github.incidentsdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a Prometheus server what happened long ago: its remote-write protocol 1.0, in as much as a test needs. */
final class RemoteWrite {

    /** What Prometheus keeps at the moment from which on a series is gone. */
    static final double GONE = Double.longBitsToDouble(0x7ff0000000000002L);

    private static final int LONGEST_LITERAL = 65_536;
    private static final int STARTING = 1_200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();

    RemoteWrite(String server) {
        this.address = URI.create(server + "/api/v1/write");
    }

    /** Adds samples of one series to what is sent next; times in milliseconds since the epoch, rising. */
    void add(String metric, Map<String, String> labels, long[] times, double[] values) {
        ByteArrayOutputStream series = new ByteArrayOutputStream();
        Map<String, String> sorted = new TreeMap<>(labels);
        sorted.put("__name__", metric);
        sorted.forEach((name, value) -> {
            ByteArrayOutputStream label = new ByteArrayOutputStream();
            bytes(label, 1, name.getBytes(UTF_8));
            bytes(label, 2, value.getBytes(UTF_8));
            bytes(series, 1, label.toByteArray());
        });
        for (int i = 0; i < times.length; i++) {
            ByteArrayOutputStream sample = new ByteArrayOutputStream();
            sample.write((1 << 3) | 1);
            long bits = Double.doubleToRawLongBits(values[i]);
            for (int octet = 0; octet < Long.BYTES; octet++) {
                sample.write((int) (bits >>> (8 * octet)));
            }
            sample.write(2 << 3);
            number(sample, times[i]);
            bytes(series, 2, sample.toByteArray());
        }
        bytes(request, 1, series.toByteArray());
    }

    /** Sends what was added; waits for a server that is just starting. */
    void send() throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(address)
                .header("Content-Encoding", "snappy")
                .header("Content-Type", "application/x-protobuf")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed(request.toByteArray())))
                .build();
        request.reset();
        CountDownLatch never = new CountDownLatch(1);
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> answer = client.send(post, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    return;
                }
                if (answer.statusCode() != 503 || attempt == STARTING) {
                    throw new IOException("status " + answer.statusCode() + ": " + answer.body());
                }
            } catch (ConnectException starting) {
                if (attempt == STARTING) {
                    throw starting;
                }
            }
            never.await(100, TimeUnit.MILLISECONDS);
        }
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] content) {
        out.write((field << 3) | 2);
        number(out, content.length);
        out.writeBytes(content);
    }

    private static void number(ByteArrayOutputStream out, long value) {
        long left = value;
        while (left > 0x7f) {
            out.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    /** Snappy's block format, of literals alone. */
    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, content.length);
        for (int at = 0; at < content.length; at += LONGEST_LITERAL) {
            int length = Math.min(LONGEST_LITERAL, content.length - at);
            out.write(61 << 2);
            out.write((length - 1) & 0xff);
            out.write((length - 1) >>> 8);
            out.write(content, at, length);
        }
        return out.toByteArray();
    }
}
