package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child that hangs fails its test, and does not hang it. */
class ChildTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    @Test
    void aChildThatDoesNotEndIsKilledAndReported() throws Exception {
        try (Child child = Child.start("hangs", directory, SOON)) {
            assertThatThrownBy(child::end)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("did not end by itself");
        }
    }

    @Test
    void aChildThatNeverSaysTheWordIsKilledAndReported() throws Exception {
        try (Child child = Child.start("hangs", directory, SOON)) {
            assertThatThrownBy(() -> child.awaitLine("word"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("did not end, without saying \"word\"");
        }
    }
}
