package io.github.incidentsdk.examples.backtest;

import io.github.incidentsdk.testing.promtool.PromtoolFile;
import io.github.incidentsdk.testing.promtool.PromtoolRun;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Runs rules over recorded series. */
public final class Backtest {

    private final OutputStream out;
    private final PrintStream err;

    Backtest(OutputStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) throws IOException {
        OutputStream out = new BufferedOutputStream(System.out);
        int status = new Backtest(out, System.err).run(arguments);
        out.flush();
        System.exit(status);
    }

    /** Does what the command line asks; returns the exit code. */
    int run(String... arguments) throws IOException {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (Options.Wrong wrong) {
            err.println(wrong.getMessage());
            err.print(Options.USAGE);
            return 2;
        }
        if (options.help()) {
            err.print(Options.USAGE);
            return 0;
        }
        int status = 0;
        try (Timeline timeline = new Timeline(out)) {
            for (String file : options.testFiles()) {
                status = Math.max(status, run(file, timeline));
            }
        }
        return status;
    }

    private int run(String name, Timeline timeline) throws IOException {
        PromtoolFile file;
        try {
            file = PromtoolFile.read(Path.of(name));
        } catch (IOException unreadable) {
            err.println(name + ": cannot be read: " + unreadable);
            return 1;
        }
        file.problems().forEach(problem -> err.println((problem.isError() ? "set aside: " : "warning: ") + problem));
        for (int test = 0; test < file.tests().size(); test++) {
            run(name, file, test, timeline);
        }
        return file.tests().isEmpty() ? 1 : 0;
    }

    private void run(String name, PromtoolFile file, int test, Timeline timeline) {
        PromtoolRun run = new PromtoolRun(file, file.tests().get(test));
        if (test == 0) {
            run.refused().forEach((rule, why) -> err.println("set aside: " + name + ": rule " + rule + ": " + why));
        }
        run.run((at, alerts) -> {
            try {
                timeline.write(name, test, at, alerts);
            } catch (IOException gone) { // whoever read the lines does not any more
                throw new UncheckedIOException(gone);
            }
        });
        run.failures().forEach(failure -> err.println("warning: " + name + ": test " + test + ": " + failure));
    }
}
