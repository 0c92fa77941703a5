/** What stands behind a lane's position and is still to be told: one small entry per incident key, whatever the reason. */
@NullMarked
package io.github.incidentsdk.delivery.owed;

import org.jspecify.annotations.NullMarked;
