package io.github.incidentsdk.journal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFilesTest {

    @TempDir
    private Path directory;

    @Test
    void readsWhatAServiceStillWritesIntoAndLeavesItAsItIs() throws Exception {
        List<JournalLine> lines = Lines.random(11, 1, 40);
        try (DirectoryStore store = DirectoryStore.open(directory, DirectoryLimits.DEFAULTS)) {
            store.load(line -> {});
            store.append(lines);
            byte[] before = Files.readAllBytes(segment());
            assertThat(read())
                    .usingRecursiveFieldByFieldElementComparator(Lines.BY_CONTENT)
                    .isEqualTo(lines);
            assertThat(Files.readAllBytes(segment())).isEqualTo(before);
            store.append(Lines.random(12, 41, 41)); // it is still the store's
        }
        assertThat(read()).hasSize(41);
    }

    @Test
    void readsTheDirectoriesOfOtherProcessesBelowAndWhatWasPutAway() throws Exception {
        for (String place : List.of("", "2", "archive/20260101T000000Z-3")) {
            try (DirectoryStore store =
                    DirectoryStore.open(Files.createDirectories(directory.resolve(place)), DirectoryLimits.DEFAULTS)) {
                store.load(line -> {});
                store.append(List.of(Lines.note(1), Lines.note(2)));
            }
        }
        assertThat(read()).hasSize(6);
    }

    @Test
    void passesOverWhatIsDamaged() throws Exception {
        try (DirectoryStore store = DirectoryStore.open(directory, DirectoryLimits.DEFAULTS)) {
            store.load(line -> {});
            store.append(Lines.random(13, 1, 9));
        }
        Files.writeString(segment(), "{\"v\":1,\"seq\":10,\"to", StandardOpenOption.APPEND);
        assertThat(read()).hasSize(9);
    }

    @Test
    void saysWhatToNameWhereThereIsNoDirectory() {
        assertThatThrownBy(() -> JournalFiles.read(directory.resolve("none"), line -> {}))
                .isInstanceOf(NotDirectoryException.class)
                .hasMessageContaining("incidents.journal.directory");
    }

    private Path segment() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<JournalLine> read() throws IOException {
        List<JournalLine> lines = new ArrayList<>();
        JournalFiles.read(directory, lines::add);
        return lines;
    }
}
