/** The record: every event with the snapshot after it and every answer of a backend, appended, kept, and read back. */
@NullMarked
package io.github.incidentsdk.journal;

import org.jspecify.annotations.NullMarked;
