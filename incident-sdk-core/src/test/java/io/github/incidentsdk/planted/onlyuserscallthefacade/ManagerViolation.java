package io.github.incidentsdk.planted.onlyuserscallthefacade;

record ManagerViolation(Class<?> door) {
    ManagerViolation() {
        this(Incidents.door());
    }
}
