/** A manager from a Spring service's own properties and beans, stopped with its context. */
@NullMarked
package io.github.incidentsdk.spring;

import org.jspecify.annotations.NullMarked;
