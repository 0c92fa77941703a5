/** The numbers of journal, delivery and limits: their defaults, and how they are set. */
@NullMarked
package io.github.incidentsdk.config.numbers;

import org.jspecify.annotations.NullMarked;
