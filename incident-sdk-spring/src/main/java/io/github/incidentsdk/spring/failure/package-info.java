/** Methods whose failure is an incident. */
@NullMarked
package io.github.incidentsdk.spring.failure;

import org.jspecify.annotations.NullMarked;
