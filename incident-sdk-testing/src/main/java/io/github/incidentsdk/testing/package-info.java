/** What tests of incidents stand on: time that moves when it is told to, and a sink that remembers what it was told. */
@NullMarked
package io.github.incidentsdk.testing;

import org.jspecify.annotations.NullMarked;
