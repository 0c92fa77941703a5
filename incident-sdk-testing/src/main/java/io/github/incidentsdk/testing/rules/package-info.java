/** Tests of a service's rules: its real configuration under a virtual clock, and what came of it. */
@NullMarked
package io.github.incidentsdk.testing.rules;

import org.jspecify.annotations.NullMarked;
