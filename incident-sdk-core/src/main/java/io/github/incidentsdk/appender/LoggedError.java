package io.github.incidentsdk.appender;

import org.jspecify.annotations.Nullable;

/**
 * An error that the host logged.
 *
 * @param kind what tells it from other errors
 * @param exception the class of the exception that came with it; null without one
 * @param said the exception's message, or what was logged where there is none; null when neither says anything
 */
public record LoggedError(
        Kind kind, @Nullable String exception, @Nullable String said) {

    /**
     * What tells one error from another: who logged it, and what is the same each time. Never what was logged: a text that was put
     * together for one occasion would make every occasion another error.
     *
     * @param logger the logger's name
     * @param error the class of the exception, else the message's template, else {@link #TEXT}
     */
    public record Kind(String logger, String error) {

        /** Stands for errors that have neither an exception nor a template. */
        public static final String TEXT = "text";

        /** Stands for all errors beyond the number of kinds that are told apart. */
        public static final Kind OTHER = new Kind("other", "other");

        private static final int LONGEST = 512;

        public Kind {
            logger = cut(logger);
            error = cut(error);
        }

        /**
         * The kind of an error.
         *
         * @param template the message before its arguments were put in; null when it takes none, since it may have been put together
         *     by hand
         */
        public static Kind of(String logger, @Nullable String exception, @Nullable String template) {
            return new Kind(logger, exception != null ? exception : template != null ? template : TEXT);
        }

        private static String cut(String text) {
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        }
    }
}
