/** Rules over the live meters of a Micrometer registry, and the SDK's own figures as meters. */
@NullMarked
package io.github.incidentsdk.micrometer;

import org.jspecify.annotations.NullMarked;
