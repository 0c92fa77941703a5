package io.github.incidentsdk.rule.template;

import io.github.incidentsdk.metric.Labels;

/** What the variables of a template mean. */
record Scope(Labels labels, Labels external, double value) {}
