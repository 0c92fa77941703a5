/** What sinks and sources are told by configuration, and secrets that do not print themselves. */
@NullMarked
package io.github.incidentsdk.settings;

import org.jspecify.annotations.NullMarked;
