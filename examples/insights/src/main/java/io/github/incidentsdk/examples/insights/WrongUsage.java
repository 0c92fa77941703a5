package io.github.incidentsdk.examples.insights;

/** The command line cannot be understood; the message says what of it. */
final class WrongUsage extends Exception {

    private static final long serialVersionUID = 1L;

    WrongUsage(String why) {
        super(why);
    }
}
