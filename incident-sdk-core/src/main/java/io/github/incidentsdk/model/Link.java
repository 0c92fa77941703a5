package io.github.incidentsdk.model;

/**
 * Something to look at: a dashboard, a runbook, a ticket.
 *
 * @param text what a reader sees
 * @param url where it leads
 */
public record Link(String text, String url) {}
