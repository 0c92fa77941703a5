/** What delays that sinks are told of an incident for the first time: silences, maintenance, storms, start and stop. */
@NullMarked
package io.github.incidentsdk.hold;

import org.jspecify.annotations.NullMarked;
