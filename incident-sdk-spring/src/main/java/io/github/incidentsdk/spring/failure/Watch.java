package io.github.incidentsdk.spring.failure;

/** What one call of a method comes to; safe for all threads, never throws. */
interface Watch {

    void failed(Throwable thrown);

    void succeeded();
}
