/** Metrics that a test says by hand, in place of a service's meters and of the sources that would be asked. */
@NullMarked
package io.github.incidentsdk.testing.feed;

import org.jspecify.annotations.NullMarked;
