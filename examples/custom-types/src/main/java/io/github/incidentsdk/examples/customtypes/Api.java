package io.github.incidentsdk.examples.customtypes;

import java.util.Locale;

/** An API that the configuration asks, at its recording unless a variable of the environment says where it is. */
enum Api {
    OPENCOST,
    KUBERNETES,
    NWS,
    OPEN_METEO;

    /** The variable that holds its address, such as {@code NWS_URL}. */
    String variable() {
        return name() + "_URL";
    }

    /** The name of its recording. */
    String recording() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
