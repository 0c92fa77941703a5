package io.github.incidentsdk.journal.directory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The simulated disk forgets as a real one may, or tests on it would show nothing. */
@Tag("F2")
class SimulatedDiskTest {

    private static final Path DIRECTORY = DirectoryTester.DIRECTORY;
    private static final Path FILE = DIRECTORY.resolve("file");
    private static final int LIVES = 200;

    @Test
    void keepsAnySubsetOfTheWritesThatWereNotForced() throws Exception {
        Set<String> found = new HashSet<>();
        for (int life = 0; life < LIVES; life++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(life));
            Disk.File file = forced(disk, "....");
            for (int i = 0; i < 4; i++) {
                write(file, "x", i);
            }
            disk.crash();
            found.add(new String(disk.bytes("file"), US_ASCII));
        }
        assertThat(found).as("every one of 2 to the 4 subsets").hasSize(16);
    }

    @Test
    void tearsOneWriteIntoPartsOfWhichEachIsKeptOrLost() throws Exception {
        int holes = 0;
        int cut = 0;
        for (int life = 0; life < LIVES; life++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(life));
            Disk.File file = forced(disk, "");
            write(file, "x".repeat(20_000), 0);
            disk.crash();
            String kept = new String(disk.bytes("file"), US_ASCII);
            holes += kept.indexOf('\0') >= 0 ? 1 : 0;
            cut += kept.length() < 20_000 ? 1 : 0;
        }
        assertThat(holes).as("lives with a hole").isBetween(LIVES / 2, LIVES);
        assertThat(cut).as("lives with a missing end").isBetween(LIVES / 4, LIVES);
    }

    @Test
    void keepsWhatWasForced() throws Exception {
        for (int life = 0; life < LIVES; life++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(life));
            forced(disk, "forced");
            disk.crash();
            assertThat(new String(disk.bytes("file"), US_ASCII)).isEqualTo("forced");
        }
    }

    @Test
    void mayForgetNamesAndDeletionsOfADirectoryThatWasNotForced() throws Exception {
        Set<List<String>> found = new HashSet<>();
        for (int life = 0; life < LIVES; life++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(life));
            forced(disk, "old");
            disk.create(DIRECTORY.resolve("new")).force();
            disk.delete(FILE);
            disk.crash();
            found.add(disk.list(DIRECTORY));
        }
        assertThat(found).containsExactlyInAnyOrder(List.of(), List.of("file"), List.of("new"), List.of("file", "new"));
    }

    @Test
    void losesForGoodWhatAFailedForceDidNotKeep() throws Exception {
        Set<String> found = new HashSet<>();
        for (int life = 0; life < LIVES; life++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(life));
            Disk.File file = forced(disk, "..");
            write(file, "x", 0);
            write(file, "x", 1);
            disk.fault(call -> {
                throw new IOException("Input/output error");
            });
            assertThatThrownBy(file::force).hasMessage("Input/output error");
            disk.fault(call -> {});
            file.force();
            disk.crash();
            found.add(new String(disk.bytes("file"), US_ASCII));
        }
        assertThat(found).containsExactlyInAnyOrder("..", "x.", ".x", "xx");
    }

    private static Disk.File forced(SimulatedDisk disk, String content) throws IOException {
        Disk.File file = disk.create(FILE);
        write(file, content, 0);
        file.force();
        disk.forceDirectory(DIRECTORY);
        return file;
    }

    private static void write(Disk.File file, String text, long at) throws IOException {
        byte[] bytes = text.getBytes(US_ASCII);
        for (int from = 0; from < bytes.length; ) {
            from += file.write(ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, bytes.length)), at + from);
        }
    }
}
