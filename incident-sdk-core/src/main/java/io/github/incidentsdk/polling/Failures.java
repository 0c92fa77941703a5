package io.github.incidentsdk.polling;

import org.jspecify.annotations.Nullable;

/** Says in a few words why something failed. */
final class Failures {

    private static final int LONGEST = 300;

    private Failures() {}

    /** Whether its message is the JVM's, and says little without the name of what it is. */
    private static boolean isOfTheJvm(Throwable failed) {
        return failed instanceof Error
                || failed instanceof NullPointerException
                || failed instanceof ClassCastException
                || failed instanceof IndexOutOfBoundsException
                || failed instanceof ArithmeticException
                || failed instanceof NumberFormatException;
    }

    private static @Nullable String messageOf(Throwable failed) {
        try {
            return failed.getMessage();
        } catch (Throwable broken) { // a stranger's may fail in any way; what failed is told all the same
            return failed.getClass().getName() + ", whose getMessage() threw "
                    + broken.getClass().getSimpleName();
        }
    }

    static String text(Throwable failed) {
        String message = messageOf(failed);
        String text = message == null || message.isBlank() ? failed.getClass().getName() : message;
        if (isOfTheJvm(failed) && !text.equals(failed.getClass().getName())) {
            text = "it threw " + failed.getClass().getSimpleName() + ": " + text;
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
