/** What the SDK says of its own work: incidents about what is wrong with it, and its counters as metrics. */
@NullMarked
package io.github.incidentsdk.selfreport;

import org.jspecify.annotations.NullMarked;
