/** What a backend implements to be told of incidents: the sink, what is delivered, and what came of it. */
@NullMarked
package io.github.incidentsdk.sink;

import org.jspecify.annotations.NullMarked;
