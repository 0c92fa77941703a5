/** How numbers are said, in sentences, tables and pictures alike. */
@NullMarked
package io.github.incidentsdk.insights.words;

import org.jspecify.annotations.NullMarked;
