/** A plain Java program that watches its own JVM and tells a receiver on loopback. */
@NullMarked
package io.github.incidentsdk.examples.quickstart;

import org.jspecify.annotations.NullMarked;
