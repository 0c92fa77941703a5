package io.github.incidentsdk.polling;

/** Says in a few words why something failed. */
final class Failures {

    private static final int LONGEST = 300;

    private Failures() {}

    static String text(Throwable failed) {
        String message = failed.getMessage();
        String text = message == null || message.isBlank() ? failed.getClass().getName() : message;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
