package io.github.incidentsdk.journal.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes are gone, of which the one of directory 1 had begun to go on with directory 2. */
class NeighboursTest {

    @TempDir
    Path base;

    @BeforeEach
    void leave() throws IOException {
        Files.createDirectory(base.resolve("2"));
        Files.writeString(base.resolve("2/0000000000000000001-00.jsonl"), "");
        Files.writeString(base.resolve("0000000000000000001-00.jsonl"), "");
        Claim.of(base.resolve("2"), new RealDisk()).make("1");
    }

    /** What a process in directory {@code own} takes, which is killed then. */
    private List<String> taken(String own, String name) throws IOException {
        Neighbours neighbours = new Neighbours(base, base.resolve(own), DirectoryLimits.DEFAULTS, new RealDisk());
        List<LeftJournal> taken = neighbours.take(name);
        for (LeftJournal each : taken) {
            each.close();
        }
        return taken.stream().map(LeftJournal::name).toList();
    }

    @Test
    void bothAreGoneOnWithTogetherTheCopiedBeforeTheCopies() throws IOException {
        assertThat(taken("3", "2")).isEmpty();
        assertThat(taken("3", "1")).containsExactly("2", "1");
    }

    @Test
    void bothAreGoneOnWithTogetherAlsoWhenThatWasCutShortBefore() throws IOException {
        assertThat(taken("3", "1")).hasSize(2);

        assertThat(taken("3", "2")).isEmpty();
        assertThat(taken("3", "1")).containsExactly("2", "1");
    }

    @Test
    void andWhoeverGoesOnWithThatOneTakesAllThree() throws IOException {
        assertThat(taken("3", "1")).hasSize(2);
        Files.createDirectory(base.resolve("3"));
        Files.writeString(base.resolve("3/0000000000000000001-00.jsonl"), "");

        assertThat(taken("4", "1")).isEmpty();
        assertThat(taken("4", "2")).isEmpty();
        assertThat(taken("4", "3")).containsExactly("2", "1", "3");
    }
}
