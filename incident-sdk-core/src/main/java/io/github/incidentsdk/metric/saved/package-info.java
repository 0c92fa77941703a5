/** Windows over an hour in a file, so that a restart does not empty them. */
@NullMarked
package io.github.incidentsdk.metric.saved;

import org.jspecify.annotations.NullMarked;
