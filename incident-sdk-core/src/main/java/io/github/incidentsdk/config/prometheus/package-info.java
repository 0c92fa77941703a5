/** Reads Prometheus' rule files, with the place of everything in them that cannot be run. */
@NullMarked
package io.github.incidentsdk.config.prometheus;

import org.jspecify.annotations.NullMarked;
