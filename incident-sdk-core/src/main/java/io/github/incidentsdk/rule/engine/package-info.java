/** Rules at work: what is due is evaluated, moved by its table, and turned into claims on incidents. */
@NullMarked
package io.github.incidentsdk.rule.engine;

import org.jspecify.annotations.NullMarked;
