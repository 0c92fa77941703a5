/** JSON in and out: a tree with positions, a writer for bodies, and the one form of events and snapshots. */
@NullMarked
package io.github.incidentsdk.json;

import org.jspecify.annotations.NullMarked;
