/** PagerDuty: an alert per incident by Events API v2, and changes nearby as change events. */
@NullMarked
package io.github.incidentsdk.sink.pagerduty;

import org.jspecify.annotations.NullMarked;
