package io.github.incidentsdk.rule.remote;

/**
 * An expression that a server evaluates.
 *
 * @param metric the name that the answer has here
 * @param expression PromQL
 * @param presence whether only it counts that there is a series, and not its value
 */
public record Question(String metric, String expression, boolean presence) {}
