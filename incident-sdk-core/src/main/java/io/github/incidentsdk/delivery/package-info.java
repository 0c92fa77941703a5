/** Who is told what and when: a lane per sink over the journal, engagement, order, retry and dead letters. */
@NullMarked
package io.github.incidentsdk.delivery;

import org.jspecify.annotations.NullMarked;
