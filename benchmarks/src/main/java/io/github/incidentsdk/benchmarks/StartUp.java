package io.github.incidentsdk.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.github.incidentsdk.IncidentManager;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.sentry.Hint;
import io.sentry.Sentry;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEvent;
import io.sentry.protocol.Message;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The first incident of a process, from nothing to where the caller goes on, told in the ways that a service has; each way is a
 * class of its own, so that no other loads what it needs, and makes what a service has anyway before it begins.
 */
final class StartUp {

    private static final String TITLE = "Cloud spend spike in prod-eu";

    private StartUp() {}

    /** What a process does once; the answer waits for what goes on in the background, and cleans up. */
    interface First extends Callable<AutoCloseable> {}

    /** The log of loaded classes shows where the caller began. */
    static final class Begin {
        private Begin() {}
    }

    /** And where it was done. */
    static final class End {
        private End() {}
    }

    static final class Ours implements First {
        private final Folder folder = folder();

        @Override
        public AutoCloseable call() {
            IncidentManager manager = IncidentManager.builder()
                    .service("checkout")
                    .journal(folder.resolve("journal"))
                    .build();
            manager.declare(
                    "cost-spike",
                    incident -> incident.title(TITLE)
                            .by("account", "prod-eu")
                            .tag("region", "eu-1")
                            .metric("usd_per_hour", 412.5));
            return () -> {
                if (!manager.flush(Duration.ofSeconds(60))) {
                    throw new IllegalStateException("the incident was not told");
                }
                manager.close();
                folder.close();
            };
        }
    }

    static final class Streaming implements First {
        private final Folder folder = folder();

        @Override
        public AutoCloseable call() throws IOException {
            try (JsonGenerator json =
                    new JsonFactory().createGenerator(Files.newOutputStream(folder.resolve("start.json")))) {
                json.writeStartObject();
                for (Map.Entry<String, Object> member : members().entrySet()) {
                    json.writeStringField(member.getKey(), member.getValue().toString());
                }
                json.writeEndObject();
            }
            return folder;
        }
    }

    static final class Mapper implements First {
        private final Folder folder = folder();

        @Override
        public AutoCloseable call() throws IOException {
            Files.write(folder.resolve("start.json"), new ObjectMapper().writeValueAsBytes(members()));
            return folder;
        }
    }

    static final class OkHttp implements First {
        private static final byte[] NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        private final ServerSocket server = listen();

        private static ServerSocket listen() {
            try {
                ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Thread receiver = new Thread(() -> answer(server));
                receiver.setDaemon(true);
                receiver.start();
                return server;
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private static void answer(ServerSocket server) {
            try (Socket socket = server.accept()) {
                InputStream in = socket.getInputStream();
                while (in.read() != '}') {} // the end of the body
                socket.getOutputStream().write(NO_CONTENT);
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public AutoCloseable call() throws IOException {
            Request post = new Request.Builder()
                    .url("http://127.0.0.1:" + server.getLocalPort() + "/")
                    .post(RequestBody.create("{\"title\":\"" + TITLE + "\"}", MediaType.get("application/json")))
                    .build();
            try (Response response = new OkHttpClient().newCall(post).execute()) {
                if (response.code() != 204) {
                    throw new IllegalStateException("answered " + response.code());
                }
            }
            return server;
        }
    }

    static final class OpenTelemetry implements First {
        private static final class NoExporter implements LogRecordExporter {
            @Override
            public CompletableResultCode export(Collection<LogRecordData> records) {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        }

        @Override
        public AutoCloseable call() {
            SdkLoggerProvider provider = SdkLoggerProvider.builder()
                    .addLogRecordProcessor(SimpleLogRecordProcessor.create(new NoExporter()))
                    .build();
            provider.get("checkout")
                    .logRecordBuilder()
                    .setSeverity(Severity.ERROR)
                    .setBody(TITLE)
                    .setAttribute("account", "prod-eu")
                    .setAttribute("region", "eu-1")
                    .setAttribute("usd_per_hour", 412.5)
                    .emit();
            return provider;
        }
    }

    static final class SentryEvents implements First {
        private static final class NoTransport implements ITransport {
            @Override
            public void send(SentryEnvelope envelope, Hint hint) {}

            @Override
            public void flush(long timeoutMillis) {}

            @Override
            public @Nullable RateLimiter getRateLimiter() {
                return null;
            }

            @Override
            public void close(boolean isRestarting) {}

            @Override
            public void close() {}
        }

        @Override
        public AutoCloseable call() {
            Sentry.init(options -> {
                options.setDsn("https://key@127.0.0.1/1");
                options.setTransportFactory((settings, request) -> new NoTransport());
            });
            SentryEvent event = new SentryEvent();
            Message message = new Message();
            message.setMessage(TITLE);
            event.setMessage(message);
            event.setTag("account", "prod-eu");
            event.setTag("region", "eu-1");
            Sentry.captureEvent(event);
            return Sentry::close;
        }
    }

    private static Folder folder() {
        try {
            return new Folder();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("title", TITLE);
        members.put("account", "prod-eu");
        members.put("region", "eu-1");
        members.put("usd_per_hour", 412.5);
        return members;
    }

    private static First of(String way) {
        return switch (way) {
            case "ours" -> new Ours();
            case "streaming" -> new Streaming();
            case "mapper" -> new Mapper();
            case "okhttp" -> new OkHttp();
            case "opentelemetry" -> new OpenTelemetry();
            case "sentry" -> new SentryEvents();
            default -> throw new IllegalArgumentException("no way to tell of an incident: " + way);
        };
    }

    /** Prints the processor's milliseconds until the caller goes on, and until all was told; a service has its log by then. */
    public static void main(String... way) throws Exception {
        LoggerFactory.getLogger(StartUp.class);
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        First first = of(way[0]);
        long before = process.getProcessCpuTime();
        new Begin();
        AutoCloseable rest = first.call();
        new End();
        long returned = process.getProcessCpuTime();
        rest.close();
        long told = process.getProcessCpuTime();
        System.out.println("millis " + (returned - before) / 1e6);
        System.out.println("millis-told " + (told - before) / 1e6);
        System.exit(0);
    }
}
