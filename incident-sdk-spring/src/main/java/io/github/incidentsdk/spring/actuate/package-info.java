/** What people and tools see of incidents over the actuator of Spring Boot, and what they can do there. */
@NullMarked
package io.github.incidentsdk.spring.actuate;

import org.jspecify.annotations.NullMarked;
