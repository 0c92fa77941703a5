package io.github.incidentsdk.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Debian's Chromium without a screen, told what to do over its DevTools protocol; for one thread. */
public final class Chromium implements AutoCloseable {

    /** The environment variable that names the program; else the one called {@code chromium} on the path. */
    public static final String VARIABLE = "CHROMIUM_BIN";

    private static final Pattern LISTENS = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final long PATIENCE_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** The program; null where none is installed. */
    public static @Nullable Path installed() {
        String named = System.getenv(VARIABLE);
        if (named != null) {
            return Path.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Starts {@code program}, which keeps what it has to in {@code home}. */
    public static Chromium start(Path program, Path home) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + home,
                        "about:blank")
                .redirectErrorStream(true);
        builder.environment().put("TMPDIR", Files.createDirectories(home).toString());
        Process process = builder.start();
        BlockingQueue<String> address = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(process, address), "chromium-output");
        reader.setDaemon(true);
        reader.start();
        String host = address.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (host == null || host.isEmpty()) {
            process.destroyForcibly();
            throw new IOException(program + " does not say where it listens");
        }
        HttpClient http = HttpClient.newHttpClient();
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(URI.create("http://" + host + "/json/new?about:blank"))
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        URI socket = URI.create(
                JSON.readTree(page.body()).path("webSocketDebuggerUrl").asText());
        return new Chromium(process, DevTools.connect(http, socket));
    }

    /** Reads to the end, so that the program never waits for a reader. */
    private static void read(Process process, BlockingQueue<String> address) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher listens = LISTENS.matcher(line);
                if (listens.find()) {
                    address.add(listens.group(1));
                }
            }
        } catch (IOException ended) {
            address.add("");
        }
        address.add("");
    }

    /** What went on while a page was opened: errors and messages of its console, and addresses that were asked for. */
    public record Seen(List<String> console, List<String> requests) {}

    /** Opens {@code page} until it has loaded. */
    public Seen open(URI page) throws Exception {
        for (String domain : List.of("Log", "Runtime", "Network", "Page")) {
            tools.call(domain + ".enable", Map.of());
        }
        tools.forget();
        tools.call("Page.navigate", Map.of("url", page.toString()));
        tools.await("Page.loadEventFired");
        // what the console was told of late is told before this answer
        evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))");
        List<String> console = new ArrayList<>();
        List<String> requests = new ArrayList<>();
        for (JsonNode event : tools.events()) {
            JsonNode params = event.path("params");
            switch (event.path("method").asText()) {
                case "Log.entryAdded" ->
                    console.add(params.path("entry").path("text").asText());
                case "Runtime.consoleAPICalled" ->
                    console.add(params.path("args").toString());
                case "Runtime.exceptionThrown" ->
                    console.add(params.path("exceptionDetails").toString());
                case "Network.requestWillBeSent" ->
                    requests.add(params.path("request").path("url").asText());
                default -> {}
            }
        }
        return new Seen(console, requests);
    }

    /** The value of an expression in the page that is open. */
    public JsonNode evaluate(String expression) throws Exception {
        JsonNode answer = tools.call(
                "Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** Shows the page as on a medium, {@code screen} or {@code print}, for readers who prefer {@code light} or {@code dark}. */
    public void show(String medium, String scheme) throws Exception {
        tools.call(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Shows the page in a window so wide and high. */
    public void size(int width, int height) throws Exception {
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    @Override
    public void close() {
        tools.close();
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
