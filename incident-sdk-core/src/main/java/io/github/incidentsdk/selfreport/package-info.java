/** What the SDK declares of itself: findings about rules, sinks and the journal, each an incident while it stands. */
@NullMarked
package io.github.incidentsdk.selfreport;

import org.jspecify.annotations.NullMarked;
