/** The PromQL subset as a language: text becomes a checked syntax tree, and a tree becomes its canonical text. */
@NullMarked
package io.github.incidentsdk.expression;

import org.jspecify.annotations.NullMarked;
