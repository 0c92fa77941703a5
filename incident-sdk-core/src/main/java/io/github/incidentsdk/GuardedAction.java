package io.github.incidentsdk;

/**
 * Work that a guard watches.
 *
 * @param <X> what it may throw; a lambda that throws nothing checked needs no {@code catch}
 */
@FunctionalInterface
public interface GuardedAction<X extends Throwable> {

    void run() throws X;
}
