/** Prometheus' own rules: groups of alerting and recording rules, evaluated as Prometheus does. */
@NullMarked
package io.github.incidentsdk.rule.prometheus;

import org.jspecify.annotations.NullMarked;
