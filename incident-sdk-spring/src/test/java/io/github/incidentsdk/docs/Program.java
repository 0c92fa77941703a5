package io.github.incidentsdk.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs what a page says in a process of its own, and compares what it prints without what differs from run to run. */
final class Program {

    private static final long SECONDS = 300;

    private Program() {}

    /** What {@code command} prints in {@code folder}; fails unless it ends well. */
    static String output(List<String> command, Path folder) throws IOException, InterruptedException {
        Ended ended = run(command, folder);
        if (ended.status() != 0) {
            throw new AssertionError(
                    command.get(command.size() - 1) + " ended with " + ended.status() + ":\n" + ended.output());
        }
        return ended.output();
    }

    /** What {@code command} prints in {@code folder}; fails unless it ends badly. */
    static String failure(List<String> command, Path folder) throws IOException, InterruptedException {
        Ended ended = run(command, folder);
        if (ended.status() == 0) {
            throw new AssertionError(command.get(command.size() - 1) + " ended well:\n" + ended.output());
        }
        return withoutTrailingSpace(ended.output());
    }

    private record Ended(int status, String output) {}

    private static Ended run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        String output = java.nio.file.Files.readString(printed, StandardCharsets.UTF_8);
        if (!ended) {
            throw new AssertionError(command.get(command.size() - 1) + " did not end:\n" + output);
        }
        return new Ended(process.exitValue(), output);
    }

    static List<String> java(String className, Path classes) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it ends before more would pay
                "-Dlogback.configurationFile=docs-logback.xml",
                "-cp",
                classes + java.io.File.pathSeparator + Snippets.classPath(),
                className);
    }

    /** The text with times, the marks of one process, and numbers that come of them, as placeholders. */
    static String withoutChance(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME")
                .replaceAll("\\b\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?\\b", "TIME")
                .replaceAll("\\b([a-z2-7]{10})-[a-z0-9]{9,}\\b", "$1-OPENING")
                .replaceAll("\"(boot|crc)\": ?\"[0-9a-f]+\"", "\"$1\":\"MARK\"")
                .replaceAll("(?m)^  \"seq\": \\d+", "  \"seq\": NUMBER")
                .transform(Program::withoutTrailingSpace);
    }

    private static String withoutTrailingSpace(String text) {
        return text.replaceAll("(?m)[ \\t]+$", "").strip();
    }
}
