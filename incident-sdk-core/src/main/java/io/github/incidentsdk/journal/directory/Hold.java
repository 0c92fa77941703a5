package io.github.incidentsdk.journal.directory;

import java.io.Closeable;

/** What makes a directory this process's alone until it is closed. */
interface Hold extends Closeable {

    /** Whether it still does: not once the directory was deleted, or replaced by another one of that name. */
    boolean isHeld();

    /** Whether the directory is still the one that was taken: what lies in it was not taken away, although the lock may be. */
    boolean isInPlace();
}
