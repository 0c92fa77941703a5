package io.github.incidentsdk.examples.insights;

import io.github.incidentsdk.insights.report.Report;
import io.github.incidentsdk.insights.report.Voice;
import io.github.incidentsdk.insights.words.Words;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns a record of incidents into a report. */
public final class Main {

    static final int WRITTEN = 0;
    static final int UNREADABLE = 1;
    static final int WRONG_USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new Main(System.out, System.err).run(arguments));
    }

    /** Does what the command line asks; returns the exit code. */
    int run(String... arguments) {
        List<String> given = Arrays.asList(arguments);
        if (given.contains("--help") || given.contains("-h")) {
            out.print(Usage.LONG);
            return WRITTEN;
        }
        try {
            write(Options.of(arguments));
            return WRITTEN;
        } catch (WrongUsage wrong) {
            err.println(wrong.getMessage());
            err.print(Usage.SHORT);
            return WRONG_USAGE;
        } catch (IOException failed) {
            err.println(why(failed));
        } catch (OutOfMemoryError full) {
            err.println("There is too little memory for so much; allow for more, as in java -Xmx4g -jar …");
        }
        return UNREADABLE;
    }

    private void write(Options options) throws WrongUsage, IOException {
        Asked asked = new Asked(options);
        Voice voice = asked.voice();
        List<Output> outputs = new ArrayList<>();
        for (String name : options.all("--output")) {
            outputs.add(Output.of(name));
        }
        if (voice == Voice.CUSTOMERS) {
            Output.refuseInternals(outputs);
        }
        Report report = asked.insights().report();
        for (Output output : outputs) {
            output.write(report, voice);
            out.println("wrote " + output.file() + ": "
                    + Words.count(report.incidents().size(), "incident") + ", "
                    + report.answers().size() + " questions");
        }
        report.about().cautions().forEach(err::println);
    }

    private static String why(IOException failed) {
        if (failed instanceof NoSuchFileException none) {
            return none.getFile() + ": there is no such file or directory";
        } else if (failed instanceof AccessDeniedException denied) {
            return denied.getFile() + ": access is denied";
        } else if (failed instanceof FileSystemException of) {
            return String.valueOf(of.getMessage());
        }
        return String.valueOf(failed.getMessage());
    }
}
