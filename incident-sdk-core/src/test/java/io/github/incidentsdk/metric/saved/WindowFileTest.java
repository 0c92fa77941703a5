package io.github.incidentsdk.metric.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.SavedSeries;
import io.github.incidentsdk.metric.series.SavedSeries.Points;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowFileTest {

    private static final SavedSeries SPEND = new SavedSeries(
            "usd_per_hour",
            Labels.of("account", "prod-é\n", "region", ""),
            21_600,
            1_700_000_000_000L,
            new Points(
                    new long[] {1_700_000_000_001L, 1_700_000_021_601L},
                    new double[] {412.5, Double.NEGATIVE_INFINITY}));
    private static final SavedSeries BARE =
            new SavedSeries("up", Labels.empty(), 3_700, 5, new Points(new long[0], new double[0]));

    @TempDir
    Path directory;

    private WindowFile file() {
        return new WindowFile(directory);
    }

    private Path path() {
        return directory.resolve("windows.bin");
    }

    private void save(SavedSeries... series) throws IOException {
        file().save(7, into -> List.of(series).forEach(into));
    }

    @Test
    void readsBackWhatItSaved() throws IOException {
        assertThat(file().load()).as("nothing was saved yet").isNull();

        save(SPEND, BARE);

        SavedWindows saved = file().load();
        assertThat(saved).usingRecursiveComparison().isEqualTo(new SavedWindows(7, List.of(SPEND, BARE)));
        save(new SavedSeries("n", Labels.empty(), 1, 1, new Points(new long[] {1}, new double[] {Double.NaN})));
        assertThat(file().load().series().get(0).samples().values()).containsExactly(Double.NaN);
        save(BARE);
        assertThat(file().load()).usingRecursiveComparison().isEqualTo(new SavedWindows(7, List.of(BARE)));
    }

    @Test
    void isReadByItsOwnerAlone() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "POSIX permissions");
        save(SPEND);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesWhatWasSavedAloneWhenSavingFails() throws IOException {
        save(SPEND);
        assertThatThrownBy(() -> file().save(8, into -> {
                    into.accept(BARE);
                    throw new java.io.UncheckedIOException(new IOException("disk full"));
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("disk full");

        assertThat(file().load()).usingRecursiveComparison().isEqualTo(new SavedWindows(7, List.of(SPEND)));
        save(BARE);
        assertThat(directory.resolve("windows.next")).doesNotExist();
    }

    @Test
    void setsAsideWhateverIsNotWhole() throws IOException {
        save(SPEND, BARE);
        byte[] whole = Files.readAllBytes(path());
        for (int length = 0; length < whole.length; length++) {
            refuses(Arrays.copyOf(whole, length), "cut to " + length);
        }
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            byte[] changed = whole.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            refuses(changed, "seed " + seed + ", byte " + at);
        }
    }

    private void refuses(byte[] bytes, String how) throws IOException {
        Files.write(path(), bytes);
        assertThat(file().load()).as(how).isNull();
        assertThat(path()).as(how).doesNotExist();
        assertThat(directory.resolve("windows.damaged")).as(how).hasBinaryContent(bytes);
    }
}
