/** Incidents beyond outages: cloud costs, autoscaling, weather and staff, from APIs and from code. */
@NullMarked
package io.github.incidentsdk.examples.customtypes;

import org.jspecify.annotations.NullMarked;
