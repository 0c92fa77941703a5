package io.github.incidentsdk.planted.onlyuserscallthefacade.delivery;

import io.github.incidentsdk.planted.onlyuserscallthefacade.Incidents;

record LaneViolation(Class<?> door) {
    LaneViolation() {
        this(Incidents.door());
    }
}
