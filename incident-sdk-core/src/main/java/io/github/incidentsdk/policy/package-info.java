/** How bad an incident is by its type's own words: policy lines compiled to conditions over one incident. */
@NullMarked
package io.github.incidentsdk.policy;

import org.jspecify.annotations.NullMarked;
