/** Whether everything that an incident's responders need is there before it happens. */
@NullMarked
package io.github.incidentsdk.readiness;

import org.jspecify.annotations.NullMarked;
