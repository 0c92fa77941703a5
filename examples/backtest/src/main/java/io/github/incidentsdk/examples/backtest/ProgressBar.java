package io.github.incidentsdk.examples.backtest;

import io.github.incidentsdk.metric.series.SeriesIndex;
import io.github.incidentsdk.testing.backtest.replay.BacktestObserver;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Shows how far a run is, where a person looks on and it takes more than a moment. */
final class ProgressBar implements BacktestObserver {

    private static final int WIDTH = 40;
    private static final int LOOK_EVERY = 256;
    private static final long LARGE = 20L << 20;
    private static final long FIRST_AFTER = Duration.ofMillis(1_500).toNanos();
    private static final long EVERY = Duration.ofMillis(100).toNanos();

    private final PrintStream err;
    private final boolean shown;
    private final long firstAfter;
    private final long begun = TimeSource.system().nanos();
    private int runs = 1;
    private int run;
    private int ticks;
    private long start;
    private long end;
    private long next;

    /** How many characters stand on the line. */
    private int drawn;

    private ProgressBar(PrintStream err, boolean shown, long firstAfter) {
        this.err = err;
        this.shown = shown;
        this.firstAfter = firstAfter;
    }

    /** A bar on a terminal, or anywhere and at once where it is {@code asked} for. */
    static ProgressBar on(PrintStream err, boolean asked) {
        return new ProgressBar(err, asked || isTerminal(), asked ? 0 : FIRST_AFTER);
    }

    /** Whether the error output of this process is a terminal; where that cannot be seen it counts as none. */
    private static boolean isTerminal() {
        Path output = Path.of("/proc/self/fd/2");
        try {
            return Files.isSymbolicLink(output)
                    && Files.readSymbolicLink(output).toString().matches("/dev/(pts/\\d+|tty.*)");
        } catch (IOException unknown) {
            return false;
        }
    }

    /** So many runs there will be. */
    void expect(int count) {
        runs = count;
    }

    /** A file is read, which takes a while where it is large. */
    void reading(Path file) {
        if (shown && file.toFile().length() >= LARGE) {
            end();
            String words = "reading " + file + ", " + (file.toFile().length() >> 20) + " MB";
            err.print("\r" + words);
            err.flush();
            drawn = words.length();
        }
    }

    @Override
    public void begin(SeriesIndex series, long startMillis, long endMillis) {
        start = startMillis;
        end = endMillis;
        run++;
    }

    @Override
    public void ticked(long atMillis) {
        if (!shown || (++ticks % LOOK_EVERY != 0 && atMillis != end)) {
            return;
        }
        long passed = TimeSource.system().nanos() - begun;
        if (passed >= firstAfter && (passed >= next || (drawn > 0 && atMillis == end))) {
            next = passed + EVERY;
            double ofRun = end == start ? 1 : (atMillis - start) / (double) (end - start);
            draw((run - 1 + ofRun) / Math.max(runs, run));
        }
    }

    private void draw(double done) {
        int filled = (int) Math.round(done * WIDTH);
        end();
        String bar = "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + Math.round(100 * done) + " %";
        err.print("\r" + bar);
        err.flush();
        drawn = bar.length();
    }

    /** Takes the bar away, so that something else can be told. */
    void end() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }
}
