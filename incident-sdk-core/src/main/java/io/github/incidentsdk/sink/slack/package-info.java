/** Slack: one message per incident that changes with it and has its details in a thread, or posts to an incoming webhook. */
@NullMarked
package io.github.incidentsdk.sink.slack;

import org.jspecify.annotations.NullMarked;
