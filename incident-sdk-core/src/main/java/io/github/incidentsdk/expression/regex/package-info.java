/** Regular expressions in the syntax of RE2, matched as a whole in time linear in the text. */
@NullMarked
package io.github.incidentsdk.expression.regex;

import org.jspecify.annotations.NullMarked;
