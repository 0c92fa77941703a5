package io.github.incidentsdk.spring.failure;

import io.github.incidentsdk.model.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/**
 * An incident opens when the method throws, and resolves when it next succeeds: {@code guard} as an annotation.
 *
 * <p>The exception goes on. A {@link java.util.concurrent.CompletionStage} or, where Reactor is there, a {@code Mono} or {@code Flux}
 * that is returned counts by how it ends; one that is cancelled counts for nothing. The annotation is also found on methods of
 * interfaces and on annotations. As everything that Spring intercepts, the method has to be called from outside of its bean and be
 * neither private, static nor final.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface IncidentOnFailure {

    /** The type of the incident. */
    @AliasFor("type")
    String value() default "";

    /** The type of the incident. */
    @AliasFor("value")
    String type() default "";

    /** How bad it is; without, the type's policy or the default severity decides. One at the most. */
    Severity[] severity() default {};

    /** Parameters of the method whose values tell incidents apart, by name: {@code by = "feed"} opens one per feed. */
    String[] by() default {};

    /** Whether a success resolves it, unless a failure follows within five seconds; else it stays open until somebody ends it. */
    boolean resolveOnSuccess() default true;
}
