/** What is asked of the record: one class for each question, each with its method, its interval, its n and its window. */
@NullMarked
package io.github.incidentsdk.insights.question;

import org.jspecify.annotations.NullMarked;
