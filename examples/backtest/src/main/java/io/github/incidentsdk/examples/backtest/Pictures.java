package io.github.incidentsdk.examples.backtest;

import io.github.incidentsdk.testing.backtest.text.BadSeriesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where pictures go, if any are asked for. */
final class Pictures {

    private final @Nullable String plot;

    private Pictures(@Nullable String plot) {
        this.plot = plot;
    }

    /** Refuses what cannot be written to, before anything long is begun. */
    static Pictures of(BacktestOptions options) throws WrongUsage {
        String plot = options.one("--plot");
        if (plot != null) {
            Path file = Path.of(plot).toAbsolutePath();
            Path folder = file.getParent();
            if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
                throw new WrongUsage(
                        "--plot " + plot + ": cannot be written; expected a file in a folder that is there");
            }
        }
        return new Pictures(plot);
    }

    boolean isAsked() {
        return plot != null;
    }

    /** Writes the picture of a run over one file of series, or over all together. */
    void write(@Nullable Path series, String svg) throws IOException {
        Path file = file(series);
        try {
            Files.writeString(file, svg);
        } catch (IOException failed) {
            throw new BadSeriesException(file.toString(), "cannot be written: " + failed);
        }
    }

    /** With a file of series of its own, its name goes before the ending. */
    private Path file(@Nullable Path series) {
        String name = String.valueOf(plot);
        if (series == null) {
            return Path.of(name);
        }
        String stem = String.valueOf(series.getFileName()).replaceFirst("\\.[^.]*$", "");
        int dot = name.lastIndexOf('.');
        return Path.of(dot < 0 ? name + "-" + stem : name.substring(0, dot) + "-" + stem + name.substring(dot));
    }
}
