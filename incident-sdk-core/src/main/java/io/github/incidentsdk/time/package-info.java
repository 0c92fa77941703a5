/** What time it is, and who calls the SDK's steps: the only package that knows clocks and threads. */
@NullMarked
package io.github.incidentsdk.time;

import org.jspecify.annotations.NullMarked;
