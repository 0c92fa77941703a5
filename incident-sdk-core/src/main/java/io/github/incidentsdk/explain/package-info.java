/** Why somebody was told, or nobody was: what rules, holds and sinks know, put together for people. */
@NullMarked
package io.github.incidentsdk.explain;

import org.jspecify.annotations.NullMarked;
