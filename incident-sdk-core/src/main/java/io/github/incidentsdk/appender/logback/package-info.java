/** Declares incidents of what is logged at ERROR through Logback. */
@NullMarked
package io.github.incidentsdk.appender.logback;

import org.jspecify.annotations.NullMarked;
