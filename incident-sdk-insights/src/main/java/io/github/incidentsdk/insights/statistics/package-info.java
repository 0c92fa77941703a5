/** Numbers that come with how sure they are; nothing here knows what an incident is. */
@NullMarked
package io.github.incidentsdk.insights.statistics;

import org.jspecify.annotations.NullMarked;
