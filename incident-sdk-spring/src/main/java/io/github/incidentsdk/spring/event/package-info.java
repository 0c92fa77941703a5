/** What happens to incidents, as application events. */
@NullMarked
package io.github.incidentsdk.spring.event;

import org.jspecify.annotations.NullMarked;
