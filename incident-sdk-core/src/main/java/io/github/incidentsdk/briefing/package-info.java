/** What an organisation knew before an incident, as those who are told of it see it. */
@NullMarked
package io.github.incidentsdk.briefing;

import org.jspecify.annotations.NullMarked;
