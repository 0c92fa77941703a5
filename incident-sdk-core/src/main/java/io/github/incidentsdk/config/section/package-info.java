/** Reads the settings below one key by name, and knows which of them nobody asked for. */
@NullMarked
package io.github.incidentsdk.config.section;

import org.jspecify.annotations.NullMarked;
