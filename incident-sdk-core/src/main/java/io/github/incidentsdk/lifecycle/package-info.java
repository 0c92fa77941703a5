/** Incidents while they live: who is who, who holds them open, how bad they are, and what people do with them. */
@NullMarked
package io.github.incidentsdk.lifecycle;

import org.jspecify.annotations.NullMarked;
