/** Draws the pictures of answers. */
@NullMarked
package io.github.incidentsdk.insights.drawing;

import org.jspecify.annotations.NullMarked;
