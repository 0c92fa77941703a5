package io.github.incidentsdk.journal;

/** What was to be kept is not known to be durable; the message says why. */
public final class NotPersistedException extends Exception {

    private static final long serialVersionUID = 1L;

    NotPersistedException(String why) {
        super(why);
    }

    NotPersistedException(String why, Throwable cause) {
        super(why, cause);
    }
}
