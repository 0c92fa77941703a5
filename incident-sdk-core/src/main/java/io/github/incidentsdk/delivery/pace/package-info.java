/** How fast a sink may be called: pauses that its backend asked for, the breaker, and the budget of retries; time is a parameter. */
@NullMarked
package io.github.incidentsdk.delivery.pace;

import org.jspecify.annotations.NullMarked;
