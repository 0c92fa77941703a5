package io.github.incidentsdk.model;

import org.jspecify.annotations.Nullable;

/**
 * The exception that came with an incident.
 *
 * @param exception class name, such as {@code java.io.IOException}
 * @param message the exception's message; null when it had none
 * @param stack the stack trace; null unless it was asked for, since it can hold personal data
 */
public record Cause(
        String exception,
        @Nullable String message,
        @Nullable String stack) {

    /** Takes class and message of {@code thrown}, never its stack. */
    public static Cause of(Throwable thrown) {
        return new Cause(thrown.getClass().getName(), messageOf(thrown), null);
    }

    /** The same within the bounds of {@link Text}. */
    public Cause bounded() {
        return new Cause(
                Text.line(exception, Text.VALUE),
                message == null ? null : Text.line(message, Text.VALUE),
                stack == null ? null : Text.note(stack));
    }

    /** The same with texts as {@code redaction} lets them be kept. */
    public Cause redacted(Redaction redaction) {
        return new Cause(
                        redaction.text("cause", exception),
                        message == null ? null : redaction.text("cause", message),
                        stack == null ? null : redaction.text("cause", stack))
                .bounded();
    }

    private static @Nullable String messageOf(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (Throwable broken) { // whatever an exception's own getMessage throws, the class name still tells
            return "(no message: getMessage() threw " + broken.getClass().getName() + ")";
        }
    }
}
