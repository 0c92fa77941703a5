/** What every sink, every store and every source of metrics has to keep to, as tests that an implementation's own test class takes on. */
@NullMarked
package io.github.incidentsdk.testing.contract;

import org.jspecify.annotations.NullMarked;
