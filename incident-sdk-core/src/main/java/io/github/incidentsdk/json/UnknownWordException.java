package io.github.incidentsdk.json;

/** A word that this version does not know where one of a closed list must stand: probably a newer version wrote it. */
public final class UnknownWordException extends JsonException {

    private static final long serialVersionUID = 1L;

    /** Says what is not known, such as {@code Status "foreseen"}. */
    public UnknownWordException(String what, int line, int column) {
        super("this version knows no " + what, line, column);
    }
}
