/** A configuration before it means anything: maps, lists and texts that know where they stand, whatever they were read from. */
@NullMarked
package io.github.incidentsdk.config.tree;

import org.jspecify.annotations.NullMarked;
