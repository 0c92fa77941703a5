package io.github.incidentsdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that runs a service of {@link ChildServices}; killed when the test leaves it. */
final class Child implements AutoCloseable {

    /** Whoever reads what it says would wait for a child that hangs, whatever the time-out of the test. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(4);

    private final Process process;
    private final BufferedReader output;
    private final CompletableFuture<Process> end;
    private volatile boolean overdue;

    private Child(Process process, Duration longestLife) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.end = process.onExit()
                .orTimeout(longestLife.toMillis(), TimeUnit.MILLISECONDS)
                .handle((ended, late) -> {
                    if (late != null) {
                        overdue = true;
                        destroy();
                    }
                    return process;
                });
    }

    /** The process itself would close the stream that its last words come by; and it may only be what started the JVM. */
    private void destroy() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }

    static Child start(String service, Path directory) throws IOException {
        return start(List.of(), Map.of(), ChildServices.class, service, directory);
    }

    static Child start(String service, Path directory, Duration longestLife) throws IOException {
        return new Child(process(List.of(), Map.of(), ChildServices.class, service, directory), longestLife);
    }

    /** A service of {@code main}, started by the command {@code before} it, in an environment with {@code more}. */
    static Child start(List<String> before, Map<String, String> more, Class<?> main, String service, Path directory)
            throws IOException {
        return new Child(process(before, more, main, service, directory), LONGEST_LIFE);
    }

    /** A service of {@code main} that has much to do. */
    static Child start(
            Map<String, String> environment, Class<?> main, String service, Path directory, Duration longestLife)
            throws IOException {
        return new Child(process(List.of(), environment, main, service, directory), longestLife);
    }

    private static Process process(
            List<String> before, Map<String, String> more, Class<?> main, String service, Path directory)
            throws IOException {
        String surefire = System.getProperty("surefire.test.class.path");
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                surefire == null ? System.getProperty("java.class.path") : surefire,
                main.getName(),
                service,
                directory.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(more);
        return builder.start();
    }

    long pid() {
        return process.pid();
    }

    /** What follows {@code word} on the next line that begins with it. */
    String awaitLine(String word) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
            seen.add(line);
        }
        throw new AssertionError((overdue ? "the child was killed since it did not end, " : "the child ended ")
                + "without saying \"" + word + "\": " + String.join("\n", seen));
    }

    /** What follows {@code word} on the first of these lines that begins with it. */
    static String after(String word, List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody said " + word + ": " + said));
    }

    /** Lets a child go on that waits for a line. */
    void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        destroy();
        process.waitFor();
    }

    /** As a plain {@code kill}: the process may end in an orderly way. */
    void terminate() {
        process.toHandle().destroy(); // the process itself would close the stream that its last words come by
    }

    /** Waits for its end and returns what it said until then. */
    List<String> end() {
        List<String> rest = output.lines().toList();
        end.join();
        if (overdue) {
            throw new AssertionError("the child did not end by itself: " + rest);
        }
        return rest;
    }

    int exitValue() {
        return process.exitValue();
    }

    @Override
    public void close() {
        destroy();
    }
}
