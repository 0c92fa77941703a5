/** Reads YAML into a tree without making objects of it; the only package that imports SnakeYAML. */
@NullMarked
package io.github.incidentsdk.config.yaml;

import org.jspecify.annotations.NullMarked;
