/** A small shop on Spring Boot that knows nothing of incidents; its application.yml does. */
@NullMarked
package io.github.incidentsdk.examples.springservice;

import org.jspecify.annotations.NullMarked;
