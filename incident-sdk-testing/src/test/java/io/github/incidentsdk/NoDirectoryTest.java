package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** F10 and S24: a directory that cannot or must not be used costs durability, says so, and never the start. */
@Timeout(600)
class NoDirectoryTest {

    @TempDir
    private Path temporary;

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();

    @Test
    @Tag("F10")
    void aDirectoryThatIsMissingIsMade() throws Exception {
        Path directory = temporary.resolve("not/there/yet");
        try (IncidentManager manager =
                Desk.manager(time, sink).journal(directory).build()) {
            assertThat(manager.journal().durable()).isTrue();
            assertThat(manager.journal().trouble()).isNull();
        }
        assertThat(directory).isDirectory();
    }

    @Test
    @Tag("F10")
    void aDirectoryThatCannotBeMadeLeavesTheJournalInMemory() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertInMemory(file.resolve("journal"), file.toString());
    }

    @Test
    @Tag("F10")
    void aMachineWithoutATemporaryDirectoryIsNoReasonNotToStart() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        Map<String, String> nowhere = Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + file.resolve("nowhere"));
        try (Child child = Child.start(List.of(), nowhere, FaultServices.class, "has-no-directory", file)) {
            assertInMemory(child.end());
        }
    }

    @Test
    @Tag("F10")
    @NeedsRoot(where = {"unshare", "-Urm", "true"})
    void aFileSystemThatIsReadOnlyIsNoReasonNotToStart() throws Exception {
        List<String> readOnly = List.of(
                "unshare",
                "-Urm",
                "sh",
                "-c",
                "mount --bind " + temporary + " " + temporary + " && mount -o remount,ro,bind " + temporary
                        + " && exec \"$@\"",
                "sh");
        Map<String, String> nowhere = Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary.resolve("tmp"));
        try (Child child = Child.start(readOnly, nowhere, FaultServices.class, "has-no-directory", temporary)) {
            List<String> said = child.end();
            assertInMemory(said);
            assertThat(said).anyMatch(line -> line.startsWith("trouble ") && line.contains("Read-only file system"));
        }
    }

    private static void assertInMemory(List<String> said) {
        assertThat(said)
                .contains("told", "persisted false", "durable false")
                .anyMatch(line -> line.startsWith("trouble the directory "));
    }

    @Test
    @Tag("S24")
    void aSymbolicLinkIsNotFollowed() throws Exception {
        Path real = Files.createDirectory(temporary.resolve("real"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), real);
        assertInMemory(link, "symbolic link");
        assertThat(real).isEmptyDirectory();
    }

    @Test
    @Tag("S24")
    void aDirectoryThatOthersMayWriteIsRefused() throws Exception {
        for (String permissions : List.of("rwxrwx---", "rwx----w-", "rwxrwxrwx")) {
            Path open = Files.createDirectory(temporary.resolve(permissions));
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(permissions));
            assertInMemory(open, "can be written by others");
            assertThat(open).isEmptyDirectory();
        }
    }

    private void assertInMemory(Path directory, String why) throws IOException {
        RecordingSink told = new RecordingSink();
        try (IncidentManager manager =
                Desk.manager(time, told).journal(directory).build()) {
            Incident incident = manager.declare("outage");
            time.advance(Duration.ofSeconds(1));

            assertThat(told.kinds()).containsExactly("declared");
            assertThat(manager.journal().durable()).isFalse();
            assertThat(manager.journal().trouble())
                    .contains("the directory " + directory)
                    .contains(why);
            assertThatThrownBy(() -> incident.persisted().toCompletableFuture().get())
                    .hasMessageContaining(why);
        }
    }
}
