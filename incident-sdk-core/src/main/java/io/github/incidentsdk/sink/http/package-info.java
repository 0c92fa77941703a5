/** How sinks speak HTTP: one shared client, no redirects, bounded answers, and no credential in any text. */
@NullMarked
package io.github.incidentsdk.sink.http;

import org.jspecify.annotations.NullMarked;
