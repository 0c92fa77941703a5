/** Rules whose expressions a server evaluates: what is asked there, and what of a condition is judged here. */
@NullMarked
package io.github.incidentsdk.rule.remote;

import org.jspecify.annotations.NullMarked;
