/** What is said of the record: figures, pictures and tables, none without its n, its window and its incidents. */
@NullMarked
package io.github.incidentsdk.insights.answer;

import org.jspecify.annotations.NullMarked;
