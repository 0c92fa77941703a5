package io.github.incidentsdk.journal.line;

import java.io.IOException;

/** A line that no cutting makes short enough; it is lost, and counted. */
public final class LineTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    LineTooLongException(String message) {
        super(message);
    }
}
