package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** F4: the kernel says that a force failed, and would say of the next one that all is well. */
@Tag("F4")
@Timeout(600)
class BrokenForceTest {

    @TempDir
    private Path directory;

    @Test
    @NeedsRoot(where = {"strace", "-f", "-e", "trace=none", "true"})
    void everyFifthForceFailsAndNothingThatWasConfirmedIsLost() throws Exception {
        List<String> strace = List.of(
                "strace",
                "-f",
                "-o",
                directory.resolve("trace").toString(),
                "-e",
                "trace=fdatasync",
                "-e",
                "inject=fdatasync:error=EIO:when=3+5");
        List<String> persisted = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<String> said;
        try (Child child = Child.start(strace, Map.of(), FaultServices.class, "persists", directory)) {
            said = child.end();
        }
        for (String line : said) {
            if (line.startsWith("persisted ")) {
                persisted.add(line.substring("persisted ".length()));
            } else if (line.startsWith("open ")) {
                open.add(line.substring("open ".length()));
            }
        }
        long injected = Files.readAllLines(directory.resolve("trace")).stream()
                .filter(line -> line.contains("EIO"))
                .count();
        System.out.println("F4: " + injected + " forces failed, " + persisted.size() + " incidents were confirmed, "
                + open.size() + " are open after a restart");

        assertThat(injected).isGreaterThanOrEqualTo(5);
        assertThat(persisted).as(said.toString()).hasSizeGreaterThan(10);
        assertThat(open).containsAll(persisted);
        assertThat(said).contains("durable true").anyMatch(line -> line.matches("dropped .*segment-given-up=\\d.*"));
        assertThat(segments())
                .as("each segment whose force failed has a successor")
                .hasSizeGreaterThan(3);
    }

    private List<Path> segments() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
    }
}
