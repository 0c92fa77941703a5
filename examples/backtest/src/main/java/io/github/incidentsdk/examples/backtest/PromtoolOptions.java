package io.github.incidentsdk.examples.backtest;

import java.util.ArrayList;
import java.util.List;

/**
 * What the command line asks for when it names test files of promtool.
 *
 * @param testFiles promtool's test files, as they were given
 */
record PromtoolOptions(List<String> testFiles) {

    static PromtoolOptions of(String... arguments) throws WrongUsage {
        List<String> files = new ArrayList<>();
        boolean inFiles = false;
        boolean tests = false;
        boolean timeline = false;
        for (String argument : arguments) {
            switch (argument) {
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
                        throw new WrongUsage("\"" + argument + "\" is not expected there");
                    }
                    files.add(argument);
                }
            }
        }
        if (!tests || files.isEmpty()) {
            throw new WrongUsage("there is nothing to run: give test files after --promtool-tests");
        }
        if (!timeline) {
            throw new WrongUsage("there is nothing to tell: say --timeline");
        }
        return new PromtoolOptions(List.copyOf(files));
    }
}
