package io.github.incidentsdk.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** S5: whoever is not the backend that was configured is not told anything, by sinks and by sources. */
@Tag("S5")
@Timeout(300)
class TlsTest {

    private static final String ANSWER = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    private final List<SSLServerSocket> servers = new ArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void stop() throws IOException {
        for (SSLServerSocket server : servers) {
            server.close();
        }
    }

    private String serve(SSLContext context) throws IOException {
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        servers.add(server);
        Thread thread = new Thread(() -> answer(server), "tls-server");
        thread.setDaemon(true);
        thread.start();
        return "https://localhost:" + server.getLocalPort() + "/";
    }

    private static void answer(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                InputStream in = socket.getInputStream();
                byte[] head = in.readNBytes(1);
                if (head.length > 0) { // whoever distrusts the server hangs up before
                    in.read(new byte[64 << 10]);
                    OutputStream out = socket.getOutputStream();
                    out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + ANSWER.length() + "\r\n\r\n"
                                    + ANSWER)
                            .getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
            } catch (IOException distrusted) {
                // the next one may not
            }
        }
    }

    @Test
    void onlyTheRightHostWithAValidCertificateOfATrustedAuthorityIsCalled() throws Exception {
        Certificates certificates = new Certificates();
        Path trust = directory.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(trust)) {
            certificates.trusted().store(out, "changeit".toCharArray());
        }
        List<String> said = child(
                trust,
                serve(certificates.server("localhost")),
                serve(certificates.selfSigned("localhost")),
                serve(certificates.server("other.example.org")),
                serve(certificates.expired("localhost")));

        assertThat(said).hasSize(8);
        assertThat(said.get(0)).isEqualTo("sink Accepted[again=null]");
        assertThat(said.get(1)).isEqualTo("source []");
        assertThat(said.subList(2, 8))
                .allMatch(line -> line.contains("IOException"))
                .allMatch(line -> line.contains("SSL"));
        assertThat(said.get(4)).contains("SSLPeerUnverifiedException");
        assertThat(said.get(6)).contains("SSLHandshakeException");
    }

    private static List<String> child(Path trust, String... urls) throws Exception {
        String surefire = System.getProperty("surefire.test.class.path");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djavax.net.ssl.trustStore=" + trust,
                "-Djavax.net.ssl.trustStorePassword=changeit",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                surefire == null ? System.getProperty("java.class.path") : surefire,
                TlsChild.class.getName()));
        command.addAll(List.of(urls));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = reader.lines()
                    .filter(line ->
                            line.startsWith("sink ") || line.startsWith("source ") || line.startsWith("problem "))
                    .toList();
            assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
