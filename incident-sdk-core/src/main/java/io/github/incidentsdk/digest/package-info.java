/** Digests: when they are due, whom they are told, and what became of them. */
@NullMarked
package io.github.incidentsdk.digest;

import org.jspecify.annotations.NullMarked;
