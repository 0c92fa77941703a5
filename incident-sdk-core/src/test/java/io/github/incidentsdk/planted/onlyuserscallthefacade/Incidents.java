package io.github.incidentsdk.planted.onlyuserscallthefacade;

public final class Incidents {
    private Incidents() {}

    /** Hands itself on, as a facade may. */
    public static Class<?> door() {
        return Incidents.class;
    }
}
