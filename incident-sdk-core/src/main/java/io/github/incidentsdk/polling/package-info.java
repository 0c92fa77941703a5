/** Asks sources and engines at their times, on threads of their own. */
@NullMarked
package io.github.incidentsdk.polling;

import org.jspecify.annotations.NullMarked;
