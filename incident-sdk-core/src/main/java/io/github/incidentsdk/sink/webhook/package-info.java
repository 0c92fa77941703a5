/** Webhooks: CloudEvents bodies with Standard Webhooks signatures, and the means to verify them. */
@NullMarked
package io.github.incidentsdk.sink.webhook;

import org.jspecify.annotations.NullMarked;
