package io.github.incidentsdk.insights.history.intake;

/** One value of a file says nothing that can be understood; the message goes on after the value. */
final class Misunderstood extends Exception {

    private static final long serialVersionUID = 1L;

    Misunderstood(String whatIsWrong) {
        super(whatIsWrong);
    }
}
