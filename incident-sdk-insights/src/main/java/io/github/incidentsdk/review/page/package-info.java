/** Reviews as pages for people: one file of HTML for each audience, printable, that neither runs nor loads anything. */
@NullMarked
package io.github.incidentsdk.review.page;

import org.jspecify.annotations.NullMarked;
