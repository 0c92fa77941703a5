/** Who was told of what, as far as one sink goes: the sum of the journal's lines, and what is written to it. */
@NullMarked
package io.github.incidentsdk.delivery.engagement;

import org.jspecify.annotations.NullMarked;
