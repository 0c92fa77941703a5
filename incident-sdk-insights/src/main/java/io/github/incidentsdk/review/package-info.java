/** One incident's review: many accounts beside each other, what was learned, and what is done about it. */
@NullMarked
package io.github.incidentsdk.review;

import org.jspecify.annotations.NullMarked;
