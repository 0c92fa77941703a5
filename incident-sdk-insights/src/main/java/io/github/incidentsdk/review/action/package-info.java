/** What somebody is to do after an incident, and how far that has come. */
@NullMarked
package io.github.incidentsdk.review.action;

import org.jspecify.annotations.NullMarked;
