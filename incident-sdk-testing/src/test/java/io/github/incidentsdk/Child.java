package io.github.incidentsdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that runs a service of {@link ChildServices}; killed when the test leaves it. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(String service, Path directory) throws IOException {
        String surefire = System.getProperty("surefire.test.class.path");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                surefire == null ? System.getProperty("java.class.path") : surefire,
                ChildServices.class.getName(),
                service,
                directory.toString());
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
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
        throw new AssertionError("the child ended without saying \"" + word + "\": " + String.join("\n", seen));
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As a plain {@code kill}: the process may end in an orderly way. */
    void terminate() {
        process.toHandle().destroy(); // the process itself would close the stream that its last words come by
    }

    /** Waits for its end and returns what it said until then. */
    List<String> end() throws IOException, InterruptedException {
        List<String> rest = output.lines().toList();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the child does not end: " + rest);
        }
        return rest;
    }

    int exitValue() {
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
