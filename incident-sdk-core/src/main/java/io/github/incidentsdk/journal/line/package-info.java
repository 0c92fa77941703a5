/** The one form of a journal's line, as bytes with a checksum and as text, for whoever keeps lines. */
@NullMarked
package io.github.incidentsdk.journal.line;

import org.jspecify.annotations.NullMarked;
