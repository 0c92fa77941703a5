/** What a rule sees at an evaluation: its expressions compiled to one truth per level and label set. */
@NullMarked
package io.github.incidentsdk.rule.sight;

import org.jspecify.annotations.NullMarked;
