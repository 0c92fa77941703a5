package io.github.incidentsdk.polling;

import io.github.incidentsdk.time.Step;

/** A source that is asked over and over; each has a thread of its own, so that one that hangs keeps no other waiting. */
public interface Polled extends Step, AutoCloseable {

    /** Its name. */
    String id();

    /** How it is. */
    SourceStatus status();

    /** Says that it has failed when it has kept its thread waiting for too long; from another thread. */
    void watch(long nowNanos);

    /** Frees what it holds, and ends a call under way where that can be done; it is asked no more. */
    @Override
    void close();
}
