/** Prometheus Alertmanager: an alert per incident by its API v2, sent again while the incident is open. */
@NullMarked
package io.github.incidentsdk.sink.alertmanager;

import org.jspecify.annotations.NullMarked;
