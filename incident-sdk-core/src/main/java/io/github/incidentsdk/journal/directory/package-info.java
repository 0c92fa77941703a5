/** The journal in a directory: one process at a time, segments of JSON lines, nothing lost that was confirmed. */
@NullMarked
package io.github.incidentsdk.journal.directory;

import org.jspecify.annotations.NullMarked;
