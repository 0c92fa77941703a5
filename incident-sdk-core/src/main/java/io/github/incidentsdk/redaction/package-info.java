/** What takes personal data and credentials out of texts before they are kept. */
@NullMarked
package io.github.incidentsdk.redaction;

import org.jspecify.annotations.NullMarked;
