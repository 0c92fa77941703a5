package io.github.incidentsdk.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How many classes the first incident loads on the thread that declares it, as the virtual machine's own log says. */
final class StartUpClasses {

    private StartUpClasses() {}

    static double onCaller(String way) {
        try {
            Path log = Files.createTempFile("classes", ".log");
            try {
                FreshProcess.run(StartUp.class, way, "-Xlog:class+load:file=" + log + ":tid:filecount=0");
                return count(Files.readAllLines(log));
            } finally {
                Files.delete(log);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long count(List<String> log) {
        int begin = indexOf(StartUp.Begin.class, log);
        int end = indexOf(StartUp.End.class, log);
        String caller = thread(log.get(begin));
        return log.subList(begin + 1, end).stream()
                .filter(line -> thread(line).equals(caller))
                .count();
    }

    private static int indexOf(Class<?> loaded, List<String> log) {
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).contains(" " + loaded.getName() + " ")) {
                return i;
            }
        }
        throw new IllegalStateException(loaded + " is not in the log of classes");
    }

    private static String thread(String line) {
        return line.substring(0, line.indexOf(']'));
    }
}
