/** The templates of Prometheus' rule files, as far as they only put in labels and the value. */
@NullMarked
package io.github.incidentsdk.rule.template;

import org.jspecify.annotations.NullMarked;
