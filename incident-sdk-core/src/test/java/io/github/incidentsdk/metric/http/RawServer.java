package io.github.incidentsdk.metric.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** A server that answers one request with bytes of the test's choice, as many as anybody wants. */
final class RawServer implements AutoCloseable {

    private static final long GIGABYTE = 1_000_000_000;

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final AtomicLong written = new AtomicLong();
    private final Answer answer;
    private final Thread thread = new Thread(this::serve, "raw-server");

    /** What it says. */
    interface Answer {

        void write(OutputStream out) throws IOException;
    }

    private RawServer(Answer answer) throws IOException {
        this.answer = answer;
        thread.setDaemon(true);
        thread.start();
    }

    /** One that answers with a gigabyte of JSON. */
    static RawServer gigabyte() throws IOException {
        byte[] part = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n".repeat(1_000).getBytes(US_ASCII);
        return new RawServer(out -> {
            head(out, "Content-Length: " + GIGABYTE);
            for (long sent = 0; sent < GIGABYTE; sent += part.length) {
                out.write(part);
            }
        });
    }

    /** One that answers with a gigabyte of blanks in a megabyte. */
    static RawServer bomb() throws IOException {
        byte[] part = " ".repeat(1_000_000).getBytes(US_ASCII);
        return new RawServer(out -> {
            head(out, "Content-Encoding: gzip\r\nConnection: close");
            try (OutputStream packed = new GZIPOutputStream(out)) {
                for (long sent = 0; sent < GIGABYTE; sent += part.length) {
                    packed.write(part);
                }
            }
        });
    }

    /** One that answers with a blank ten times a second. */
    static RawServer drip() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        return new RawServer(out -> {
            head(out, "Content-Length: 1000000");
            try {
                while (!never.await(100, TimeUnit.MILLISECONDS)) {
                    out.write(' ');
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** One that hangs up in the middle of what it promised. */
    static RawServer half(String body) throws IOException {
        return new RawServer(out -> {
            head(out, "Content-Length: " + (body.length() + 100));
            out.write(body.getBytes(US_ASCII));
        });
    }

    private static void head(OutputStream out, String headers) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n").getBytes(US_ASCII));
    }

    String url() {
        return "http://localhost:" + socket.getLocalPort() + "/";
    }

    /** How many bytes were taken from it, once nobody takes any more. */
    long written() throws InterruptedException {
        thread.join();
        return written.get();
    }

    private void serve() {
        try (Socket client = socket.accept();
                OutputStream out = new Counting(client.getOutputStream())) {
            client.getInputStream().read(); // closing with a request unread would reset the connection at once
            answer.write(out);
        } catch (IOException nobodyWantsMore) {
            return;
        }
    }

    private final class Counting extends FilterOutputStream {

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            written.addAndGet(length);
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
            written.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
