/** Incidents in the host's own log, one line each. */
@NullMarked
package io.github.incidentsdk.sink.log;

import org.jspecify.annotations.NullMarked;
