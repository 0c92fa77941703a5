/** As every package should be. */
@NullMarked
package io.github.incidentsdk.planted.everypackageisnullmarked.model;

import org.jspecify.annotations.NullMarked;
