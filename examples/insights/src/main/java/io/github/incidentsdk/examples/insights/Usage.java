package io.github.incidentsdk.examples.insights;

/** What can be asked. */
final class Usage {

    static final String SHORT = """
            usage: java -jar incident-insights.jar --input FILE... --output FILE... [option...]
            --help tells more.
            """;

    static final String LONG = """
            Says what a record of incidents has to tell, with how sure that is.

            usage: java -jar incident-insights.jar --input FILE... --output FILE... [option...]

            What is read
              --input FILE...           journal directories of incident-sdk, reviews in Markdown and directories of them, and
                                        incidents kept elsewhere, in CSV or JSON: id, title, severity, service, components,
                                        started_at, resolved_at (others are told in docs/insights.md)
              --severity WORD=SEVn      what a word in the column severity means; may be given several times. Known are SEV1 to
                                        SEV5, P1 to P5, 1 to 5, and
                                          SEV1: blocker, critical, highest
                                          SEV2: major, high, error
                                          SEV3: medium, moderate, minor, warning
                                          SEV4: low
                                          SEV5: trivial, info, informational
                                          nobody said: none, unknown, n/a, -, maintenance
              --column NAME=COLUMN      what a file calls a column, such as --column started="Began on"; may be given several times
              --dates PATTERN           how files write times, such as "dd.MM.yyyy HH:mm" or "M/d/yyyy h:mm a"; as in ISO 8601 unless
                                        said
              --zone ZONE               where the people are, such as Europe/Berlin; UTC unless said. Times in files that
                                        have no offset are taken so
              --from DATE, --to DATE    only what began between; all that is known of that time has to be in the input
              --break DATE=WHY          from then on something is counted in another way, so that what was before and what came
                                        after are not compared; may be given several times

              --config FILE             incidents.yaml or incidents.json, whose goals are judged

            What comes out
              --output FILE...          report.html, a page with everything; report.md, text; report.json, every figure with its n,
                                        interval and method. The name says which
              --voice VOICE             for whom text speaks: engineers (unless said), executives, customers
              --title TEXT              what stands above
              --with mttr               mean durations, too, beside the distributions; docs/insights.md says why not without

            Dates in options are 2024-03-01 or 2024-03-01T12:00:00Z. Exit codes: 0 the report is written; 1 a file cannot be read or written
            (the message names file, line and column); 2 the command line is wrong.
            """;

    private Usage() {}
}
