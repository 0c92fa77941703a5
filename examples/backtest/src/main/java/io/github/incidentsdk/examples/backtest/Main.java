package io.github.incidentsdk.examples.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** Runs rules over recorded series, and promtool's test files. */
public final class Main {

    static final int RAN = 0;
    static final int UNREADABLE = 1;
    static final int WRONG_USAGE = 2;
    static final int OVER_A_BOUND = 3;
    static final int SET_ASIDE = 4;

    private final OutputStream out;
    private final PrintStream err;

    Main(OutputStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) throws IOException {
        OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
        int status = new Main(out, System.err).run(arguments);
        out.flush();
        System.exit(status);
    }

    /** Does what the command line asks; returns the exit code. */
    int run(String... arguments) throws IOException {
        List<String> given = Arrays.asList(arguments);
        if (given.contains("--help") || given.contains("-h")) {
            out.write(Usage.LONG.getBytes(UTF_8));
            out.flush();
            return RAN;
        }
        if (given.contains("--promtool-tests") || given.contains("--timeline")) {
            return new PromtoolCommand(out, err).run(arguments);
        }
        try {
            return new BacktestCommand(out, err, ProgressBar.on(err, given.contains("--progress"))).run(arguments);
        } catch (OutOfMemoryError full) {
            err.println("There is too little memory for so much; allow for more, as in java -Xmx4g -jar …");
            return UNREADABLE;
        } catch (WrongUsage wrong) {
            err.println(wrong.getMessage());
            err.print(Usage.SHORT);
            return WRONG_USAGE;
        }
    }
}
