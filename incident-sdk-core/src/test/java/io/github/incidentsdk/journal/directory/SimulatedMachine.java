package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.JournalLine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A machine whose disk can be full, can fail and loses power; its stores are those of one directory, one life after the other. */
public final class SimulatedMachine {

    /** How long after its end a snapshot keeps an incident, as if no clock were ever wrong. */
    public static final Duration REOPEN_WITHIN = Duration.ofMinutes(15);

    private static final DirectoryLimits LIMITS = new DirectoryLimits(1 << 13, 1L << 26, Duration.ofDays(10_000))
            .withSnapshots(new SnapshotLimits(1 << 13, REOPEN_WITHIN));

    private final SimulatedDisk disk;
    private long cutAt = Long.MAX_VALUE;
    private boolean failing;
    private boolean full;
    private boolean off;

    public SimulatedMachine(Random random) {
        disk = new SimulatedDisk(random);
        if (random.nextBoolean()) {
            disk.shortWrites();
        }
    }

    /** The power is cut: nothing reaches the disk any more, and of what was not forced chance keeps some. */
    public static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** The journal's store in the machine's next life. */
    public IncidentStore start() {
        if (off) {
            disk.crash();
        }
        off = false;
        cutAt = Long.MAX_VALUE;
        disk.calls().clear();
        disk.fault(this::before);
        return DirectoryTester.on(disk, LIMITS);
    }

    /** Ends this life after so many calls of the disk, in the middle of whatever is under way. */
    public void cutPowerAfter(int calls) {
        cutAt = disk.calls().size() + (long) calls;
    }

    public void cutPower() {
        off = true;
    }

    public boolean isOff() {
        return off;
    }

    /** No process goes on without power, whatever it makes of an error. */
    public void endIfOff() {
        if (off) {
            throw new PowerCut();
        }
    }

    /** Lets every write and force fail, or none. */
    public void failing(boolean fails) {
        failing = fails;
    }

    /** Leaves the disk room for so many bytes. */
    public void room(long bytes) {
        disk.room(bytes);
        full = bytes != Long.MAX_VALUE;
    }

    /** Whether its disk fails, or may be full. */
    public boolean isInTrouble() {
        return failing || full;
    }

    /** All lines that a process would find which started now; the machine takes no notice. */
    public List<JournalLine> lines() throws IOException {
        return DirectoryTester.restart(copy());
    }

    /** The lines that a process is given which starts now: those of the snapshot, and what came after it. */
    public List<JournalLine> needed() throws IOException {
        List<JournalLine> found = new ArrayList<>();
        DirectoryTester.on(copy(), LIMITS).load(found::add);
        return found;
    }

    private SimulatedDisk copy() throws IOException {
        disk.fault(call -> {});
        SimulatedDisk copy = new SimulatedDisk(new Random(0));
        for (String name : disk.list(DirectoryTester.DIRECTORY)) {
            copy.put(name, disk.bytes(name));
        }
        disk.fault(this::before);
        return copy;
    }

    private void before(String call) throws IOException {
        if (off || disk.calls().size() > cutAt) {
            off = true;
            throw new PowerCut();
        }
        if (failing && (call.equals("write") || call.equals("force"))) {
            throw new IOException("Input/output error");
        }
    }
}
