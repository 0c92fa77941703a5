package io.github.incidentsdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.directory.DirectoryLimits;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A journal directory read at the start of a process, line by line. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecoveryBenchmark {

    private static final int LINES = 5_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Folder folder;
    private Path directory = Path.of("");
    private List<Path> files = List.of();

    /** Makes a folder of its own. */
    public RecoveryBenchmark() {
        try {
            folder = new Folder();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Setup
    public void write() throws IOException {
        directory = folder.resolve("journal");
        List<JournalLine> lines = new ArrayList<>();
        for (long seq = 1; seq <= LINES; seq++) {
            lines.add(JournalEvents.happened(seq));
        }
        try (DirectoryStore store = DirectoryStore.open(directory, DirectoryLimits.DEFAULTS)) {
            store.load(none -> {});
            store.append(lines);
        }
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        if (recovery() != LINES || scan() == 0 || readValue() != LINES) {
            throw new IllegalStateException("not all lines were read in each way");
        }
    }

    @TearDown
    public void delete() throws IOException {
        folder.close();
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public long recovery() throws IOException {
        long[] lines = {0};
        try (DirectoryStore store = DirectoryStore.open(directory, DirectoryLimits.DEFAULTS)) {
            store.load(line -> lines[0]++);
        }
        return lines[0];
    }

    /** The least that reading can do: find the ends of the lines and sum up what is between. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public long scan() throws IOException {
        long sum = 0;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            CRC32C crc = new CRC32C();
            for (int begin = 0, end = next(bytes, 0); end > begin; begin = end + 1, end = next(bytes, begin)) {
                crc.reset();
                crc.update(bytes, begin, end - begin);
                sum += crc.getValue();
            }
        }
        return sum;
    }

    /** What one writes first: each line as a map. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public long readValue() throws IOException {
        long lines = 0;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            for (int begin = 0, end = next(bytes, 0); end > begin; begin = end + 1, end = next(bytes, begin)) {
                lines += MAPPER.readValue(bytes, begin, end - begin, Map.class).isEmpty() ? 0 : 1;
            }
        }
        return lines;
    }

    /** Where the line ends that begins there; nowhere behind it when there is none, since zeros follow. */
    private static int next(byte[] bytes, int begin) {
        if (begin >= bytes.length || bytes[begin] == 0) {
            return begin;
        }
        int end = begin;
        while (bytes[end] != '\n') {
            end++;
        }
        return end;
    }
}
