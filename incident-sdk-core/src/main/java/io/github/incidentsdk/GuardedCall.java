package io.github.incidentsdk;

import org.jspecify.annotations.Nullable;

/**
 * Work with a result that a guard watches.
 *
 * @param <T> the result, which may be null
 * @param <X> what it may throw; a lambda that throws nothing checked needs no {@code catch}
 */
@FunctionalInterface
public interface GuardedCall<T extends @Nullable Object, X extends Throwable> {

    T call() throws X;
}
