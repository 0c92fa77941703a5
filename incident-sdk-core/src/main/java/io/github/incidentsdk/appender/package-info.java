/** What log appenders hear, kept until a manager takes it: whoever logs waits for nobody. */
@NullMarked
package io.github.incidentsdk.appender;

import org.jspecify.annotations.NullMarked;
