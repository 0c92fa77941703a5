/** The door: declaring incidents, the manager behind that, and the annotations that make a record an incident type. */
@NullMarked
package io.github.incidentsdk;

import org.jspecify.annotations.NullMarked;
