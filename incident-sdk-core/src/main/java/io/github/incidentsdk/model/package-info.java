/** What an incident is: its severity, type, key, claims, events and the snapshot that others see. */
@NullMarked
package io.github.incidentsdk.model;

import org.jspecify.annotations.NullMarked;
