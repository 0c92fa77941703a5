/** A real browser, to see what pages do in it. */
@NullMarked
package io.github.incidentsdk.browser;

import org.jspecify.annotations.NullMarked;
