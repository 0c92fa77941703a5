/** Rules: what opens and closes incidents by itself, and how their state moves from tick to tick. */
@NullMarked
package io.github.incidentsdk.rule;

import org.jspecify.annotations.NullMarked;
