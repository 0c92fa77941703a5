/** What the user configured, from YAML, JSON, a map or code: read, checked, and every problem listed with its place. */
@NullMarked
package io.github.incidentsdk.config;

import org.jspecify.annotations.NullMarked;
