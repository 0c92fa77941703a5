package io.github.incidentsdk.examples.backtest;

import java.util.ArrayList;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param help whether only to say what can be asked
 * @param testFiles promtool's test files, as they were given
 */
record Options(boolean help, List<String> testFiles) {

    static final String USAGE = """
            usage: java -jar incident-backtest.jar --promtool-tests FILE... --timeline

              --promtool-tests FILE...  test files of Prometheus' promtool; the rules are evaluated as Prometheus does
              --timeline                for each file, test and tick one line of JSON with what is pending or firing
              --help                    this text

            What cannot be run is said on the error output, and the rest runs. Exit code 0: every file was read;
            1: one was not; 2: the command line is wrong.
            """;

    /** The command line cannot be understood. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        Wrong(String why) {
            super(why);
        }
    }

    static Options of(String... arguments) throws Wrong {
        List<String> files = new ArrayList<>();
        boolean inFiles = false;
        boolean tests = false;
        boolean timeline = false;
        for (String argument : arguments) {
            switch (argument) {
                case "--help", "-h" -> {
                    return new Options(true, List.of());
                }
                case "--promtool-tests" -> {
                    tests = true;
                    inFiles = true;
                }
                case "--timeline" -> {
                    timeline = true;
                    inFiles = false;
                }
                default -> {
                    if (!inFiles || argument.startsWith("--")) {
                        throw new Wrong("\"" + argument + "\" is not expected there");
                    }
                    files.add(argument);
                }
            }
        }
        if (!tests || files.isEmpty()) {
            throw new Wrong("there is nothing to run: give test files after --promtool-tests");
        }
        if (!timeline) {
            throw new Wrong("there is nothing to tell: say --timeline");
        }
        return new Options(false, List.copyOf(files));
    }
}
