package io.github.incidentsdk.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs a class in a virtual machine that did nothing before, and takes the figures that it prints as {@code name value}. */
final class FreshProcess {

    private FreshProcess() {}

    /** The medians of several runs. */
    static Map<String, Double> medians(int runs, Class<?> main, String argument, String... options) {
        Map<String, List<Double>> all = new TreeMap<>();
        for (int i = 0; i < runs; i++) {
            run(main, argument, options)
                    .forEach((name, value) ->
                            all.computeIfAbsent(name, none -> new ArrayList<>()).add(value));
        }
        Map<String, Double> medians = new TreeMap<>();
        all.forEach((name, values) ->
                medians.put(name, values.stream().sorted().toList().get(values.size() / 2)));
        return medians;
    }

    static Map<String, Double> run(Class<?> main, String argument, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), main.getName(), argument));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD) // SLF4J says there that nobody listens
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + printed);
            }
            return printed.lines()
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(words -> words[0], words -> Double.valueOf(words[1])));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command + " ran", interrupted);
        }
    }

    /** Without Logback, whose own start would count. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("logback"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
