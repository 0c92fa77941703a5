/** Reads what delays delivery: silences, maintenance windows, the storm guard, quiet at start and stop. */
@NullMarked
package io.github.incidentsdk.config.hold;

import org.jspecify.annotations.NullMarked;
