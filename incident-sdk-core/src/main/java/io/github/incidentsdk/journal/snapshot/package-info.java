/** Which lines of a journal a restart needs, so that it need not read all of them. */
@NullMarked
package io.github.incidentsdk.journal.snapshot;

import org.jspecify.annotations.NullMarked;
