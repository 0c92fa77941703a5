package io.github.incidentsdk.metric.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A server that answers with a gigabyte, or as much of it as anybody wants. */
final class EndlessServer implements AutoCloseable {

    private static final long GIGABYTE = 1_000_000_000;

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final AtomicLong written = new AtomicLong();
    private final Thread thread = new Thread(this::serve, "endless-server");

    EndlessServer() throws IOException {
        thread.setDaemon(true);
        thread.start();
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
        byte[] part = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n".repeat(1_000).getBytes(US_ASCII);
        try (Socket client = socket.accept()) {
            OutputStream out = client.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + GIGABYTE + "\r\n\r\n").getBytes(US_ASCII));
            while (written.get() < GIGABYTE) {
                out.write(part);
                written.addAndGet(part.length);
            }
        } catch (IOException nobodyWantsMore) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
