package io.github.incidentsdk.testing.backtest.text;

import java.io.IOException;

/** A file of recorded series cannot be understood; the message names file, line and column, and says why. */
public final class BadSeriesException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Something at a place is wrong; lines and columns count from 1. */
    public BadSeriesException(String file, long line, long column, String why) {
        super(file + ":" + line + ":" + column + ": " + why);
    }

    /** The file as a whole is wrong. */
    public BadSeriesException(String file, String why) {
        super(file + ": " + why);
    }
}
