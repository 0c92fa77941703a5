package io.github.incidentsdk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record an incident type: its components are what an incident of the type says.
 *
 * <p>A component marked {@link By} tells incidents apart, one marked {@link Metric} is a number that severity policies see; any
 * other is a tag. Names become snake case: {@code usdPerHour} is {@code usd_per_hour}. Configuration under {@code types:} wins
 * over what is said here.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface IncidentDefinition {

    /** The type's name: lower-case letters, digits and dashes. */
    String type();

    /** The title; {@code {account}} stands for the component of that name. The type's name when empty. */
    String title() default "";

    /** A word such as {@code cost} or {@code availability}. */
    String category() default "";

    /** The team that owns incidents of this type. */
    String owner() default "";
}
