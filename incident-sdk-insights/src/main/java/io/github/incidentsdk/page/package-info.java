/** HTML elements and small SVG drawings that escape whatever they are given. */
@NullMarked
package io.github.incidentsdk.page;

import org.jspecify.annotations.NullMarked;
