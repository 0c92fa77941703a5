/** Rules over the live meters of a Micrometer registry. */
@NullMarked
package io.github.incidentsdk.micrometer;

import org.jspecify.annotations.NullMarked;
