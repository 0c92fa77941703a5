package io.github.incidentsdk.examples.backtest;

import io.github.incidentsdk.testing.promtool.PromtoolFile;
import io.github.incidentsdk.testing.promtool.PromtoolRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Runs the unit-test files of Prometheus' promtool, and tells what holds at each tick. */
final class PromtoolCommand {

    private final OutputStream out;
    private final PrintStream err;

    PromtoolCommand(OutputStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Does what the command line asks; returns the exit code. */
    int run(String... arguments) throws IOException {
        PromtoolOptions options;
        try {
            options = PromtoolOptions.of(arguments);
        } catch (WrongUsage wrong) {
            err.println(wrong.getMessage());
            err.print(Usage.SHORT);
            return Main.WRONG_USAGE;
        }
        int status = Main.RAN;
        try (Timeline timeline = new Timeline(out)) {
            for (String file : options.testFiles()) {
                int ended = run(file, timeline);
                status = status == Main.UNREADABLE || ended == Main.RAN ? status : ended;
            }
        }
        return status;
    }

    private int run(String name, Timeline timeline) throws IOException {
        PromtoolFile file;
        try {
            file = PromtoolFile.read(Path.of(name));
        } catch (IOException unreadable) {
            err.println(name + ": " + Unreadable.why(Path.of(name), unreadable));
            return Main.UNREADABLE;
        } catch (IllegalArgumentException wrong) { // such as a pattern of rule files that is none
            err.println(name + ": cannot be read: "
                    + String.valueOf(wrong.getMessage()).lines().findFirst().orElse(""));
            return Main.UNREADABLE;
        }
        file.problems().forEach(problem -> err.println((problem.isError() ? "set aside: " : "warning: ") + problem));
        boolean complete = file.isComplete();
        for (int test = 0; test < file.tests().size(); test++) {
            PromtoolRun run;
            try {
                run = new PromtoolRun(file, file.tests().get(test));
            } catch (IllegalArgumentException | IllegalStateException wrong) { // the other tests and files are run
                err.println(name + ": test " + test + " cannot be run: "
                        + String.valueOf(wrong.getMessage()).lines().findFirst().orElse(""));
                return Main.UNREADABLE;
            }
            run(name, run, test, timeline);
            complete &= run.refused().isEmpty();
        }
        if (file.tests().isEmpty()) {
            err.println(name + ": has no tests");
            return Main.UNREADABLE;
        }
        return complete ? Main.RAN : Main.SET_ASIDE;
    }

    private void run(String name, PromtoolRun run, int test, Timeline timeline) {
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
