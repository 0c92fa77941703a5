package io.github.incidentsdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.directory.DirectoryLimits;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import io.github.incidentsdk.journal.line.LineCodec;
import io.github.incidentsdk.json.JsonBuffer;
import io.github.incidentsdk.time.Workers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Lines that survive a power cut: by the clock on the wall, since the disk is what is waited for.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AppendBenchmark {

    private static final int BATCH = 256;
    private static final int BATCHES = 16;
    private static final int FILE = 16 << 20;
    private static final ObjectWriter RECORDS = EventRecords.MAPPER.writerFor(EventRecords.Line.class);
    static final DirectoryLimits LIMITS = new DirectoryLimits(16L << 20, 64L << 20, Duration.ofDays(730), 1L << 20);

    private final Folder folder;
    private final Happened happened = JournalEvents.happened(1);
    private final EventRecords.Line record = EventRecords.line(happened);
    private final Journal journal;
    private final DirectoryStore store;
    private final FileChannel file;
    private final byte[] line;
    private final byte[] batch;

    private long seq;
    private long position;

    /** Opens a journal, a store and a bare file, each in its own place. */
    public AppendBenchmark() {
        try {
            folder = new Folder();
            journal = new Journal(
                    DirectoryStore.open(folder.resolve("journal"), LIMITS), Journal.DEFAULT_QUEUE, Workers.threads());
            store = DirectoryStore.open(folder.resolve("store"), LIMITS);
            file = FileChannel.open(folder.resolve("bare"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            line = encoded(1);
            batch = encoded(BATCH);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] encoded(int lines) throws IOException {
        JsonBuffer buffer = new JsonBuffer();
        LineCodec codec = new LineCodec("f7fcb0c2139d5b8b");
        for (int i = 0; i < lines; i++) {
            codec.encode(JournalEvents.happened(i + 1), buffer);
            buffer.append('\n');
        }
        return buffer.toByteArray();
    }

    @Setup
    public void open() throws IOException {
        file.write(ByteBuffer.allocate(FILE), 0);
        file.force(true);
        store.load(none -> {});
        journal.load(none -> {});
        journal.begin();
    }

    @TearDown
    public void close() throws IOException {
        journal.close(Duration.ofSeconds(5));
        store.close();
        file.close();
        folder.close();
    }

    byte[] line() {
        return line;
    }

    /** A caller who writes to the disk itself. */
    void stored() throws IOException {
        store.append(List.of(happened.withSeq(++seq)));
    }

    /** A caller who has to know that it is on disk, and leaves it to the journal's thread to write it. */
    void durable() {
        journal.record(happened.event(), happened.incident());
        journal.persisted().toCompletableFuture().join();
    }

    /** The least: the same bytes into a file that is there, and forced. */
    void writeAndForce() throws IOException {
        force(line);
    }

    /** Events nobody waits for, in commits of 256, from objects to the disk. */
    @Benchmark
    @OperationsPerInvocation(BATCH * BATCHES)
    public void withoutWaiting() throws IOException {
        for (int i = 0; i < BATCHES; i++) {
            List<JournalLine> lines = new ArrayList<>(BATCH);
            for (int n = 0; n < BATCH; n++) {
                lines.add(happened.withSeq(++seq));
            }
            store.append(lines);
        }
    }

    /** The least: as many bytes that are bytes already. */
    @Benchmark
    @OperationsPerInvocation(BATCH * BATCHES)
    public void batchesForced() throws IOException {
        for (int i = 0; i < BATCHES; i++) {
            force(batch);
        }
    }

    /** What one writes first, where the records are there already. */
    @Benchmark
    @OperationsPerInvocation(BATCH * BATCHES)
    public void recordsForced() throws IOException {
        for (int i = 0; i < BATCHES; i++) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream(batch.length);
            for (int n = 0; n < BATCH; n++) {
                lines.write(RECORDS.writeValueAsBytes(record));
                lines.write('\n');
            }
            force(lines.toByteArray());
        }
    }

    private void force(byte[] bytes) throws IOException {
        if (position + bytes.length > FILE) {
            position = 0;
        }
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            position += file.write(left, position);
        }
        file.force(false);
    }
}
