/** A small service that is started on each line of Spring Boot. */
@NullMarked
package io.github.incidentsdk.spring.lines;

import org.jspecify.annotations.NullMarked;
