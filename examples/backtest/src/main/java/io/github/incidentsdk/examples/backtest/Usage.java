package io.github.incidentsdk.examples.backtest;

/** What can be asked. */
final class Usage {

    static final String SHORT = """
            usage: java -jar incident-backtest.jar (--rules FILE... | --rule EXPR...) --series FILE... [option...]
                   java -jar incident-backtest.jar --promtool-tests FILE... --timeline
            --help tells more.
            """;

    static final String LONG = """
            Runs rules over recorded series, and says what they would have done.

            usage: java -jar incident-backtest.jar (--rules FILE... | --rule EXPR...) --series FILE... [option...]
                   java -jar incident-backtest.jar --promtool-tests FILE... --timeline

            What is run
              --rules FILE...           an incidents.yaml or .json of this SDK, or rule files of Prometheus
              --rule EXPR               a rule on the command line, such as 'cpu > 90'; may be given several times
              --for, --keep, --every DURATION, --by LABEL,..., --severity SEVn
                                        what holds for each --rule; as in a rule file
              --only RULE               of all rules this one; may be given several times
              --tick DURATION           how often rules are evaluated; else as often as they say, or as the series
                                        were sampled where that is less often

            Over what
              --series FILE...          CSV, OpenMetrics with times, or JSON of Prometheus' query_range; recognised by content
              --metric NAME             what the values of files without metric names are; the file's name unless said
              --time-column COLUMN      in which column of a CSV times are; timestamp, time or date unless said
              --column COLUMN=METRIC    reads a column of a CSV as a metric; labels may follow: b=replicas{run="b"}
              --time-unit ms|s|m|h|d    times are numbers since the start of the recording, in this unit
              --each                    runs over each file by itself, and adds up
              --windows FILE            spans in which something was wrong, to compare with: JSON {"file.csv": [[from, to]]},
                                        or CSV with the columns from,to

            What comes out
              standard output           one line of JSON for each transition of a level or an incident
              error output              the summary: opens, flaps, near misses, time in incident, and with --windows the
                                        windows hit, the delay, and false episodes per series-day
              --summary                 the summary on standard output, and no transitions
              --sweep SETTING=V,V,...   a table with a line for each combination instead; settings are for, keep, every, window,
                                        threshold and SEV1 to SEV5 (that level's threshold), RULE.for for one rule alone
              --plot FILE.svg           draws series, levels and incidents; with --each one file for each file of series
              --max NAME=N              exit code 3 when there are more; opens, flaps, near-misses, false-episodes,
                                        missed-windows, warnings (a rule reads what was not recorded, and the like)
              --progress                a progress bar even when the error output is no terminal

            Durations are 90s, 5m, 1h30m, 7d. Exit codes: 0 it ran; 1 a file cannot be read, or a rule not be evaluated
            (the message names file, line and column); 2 the command line is wrong; 3 more than --max allows.

            Test files of promtool
              --promtool-tests FILE...  test files of Prometheus' promtool; the rules are evaluated as Prometheus does
              --timeline                for each file, test and tick one line of JSON with what is pending or firing
                                        What cannot be run is said on the error output, and the rest runs. Exit code 1:
                                        a file could not be read; 4: rules or series were set aside, or rule_files name
                                        no file.
            """;

    private Usage() {}
}
