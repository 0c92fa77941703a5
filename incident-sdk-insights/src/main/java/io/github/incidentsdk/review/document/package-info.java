/** Reviews as Markdown with YAML front matter, for people to complete in git or a wiki, and read back without loss. */
@NullMarked
package io.github.incidentsdk.review.document;

import org.jspecify.annotations.NullMarked;
