/** Declares incidents of what is logged at ERROR through Log4j 2. */
@NullMarked
package io.github.incidentsdk.appender.log4j2;

import org.jspecify.annotations.NullMarked;
