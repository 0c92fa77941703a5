/** Makes types and rules of what is configured, and checks that what they say can be evaluated. */
@NullMarked
package io.github.incidentsdk.config.definition;

import org.jspecify.annotations.NullMarked;
