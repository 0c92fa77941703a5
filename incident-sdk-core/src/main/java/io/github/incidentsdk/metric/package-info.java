/** What is measured: series by name and labels, the sources they come from, and engines that are asked elsewhere. */
@NullMarked
package io.github.incidentsdk.metric;

import org.jspecify.annotations.NullMarked;
