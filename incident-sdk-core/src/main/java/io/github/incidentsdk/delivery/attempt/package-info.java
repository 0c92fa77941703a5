/** One attempt at a delivery: the call of a sink that may do anything, and what follows from its answer. */
@NullMarked
package io.github.incidentsdk.delivery.attempt;

import org.jspecify.annotations.NullMarked;
