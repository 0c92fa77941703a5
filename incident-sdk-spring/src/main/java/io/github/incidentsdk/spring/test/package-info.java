/** Incidents of a Spring test: a virtual clock, a sink that remembers, and the facade for the test's own context. */
@NullMarked
package io.github.incidentsdk.spring.test;

import org.jspecify.annotations.NullMarked;
