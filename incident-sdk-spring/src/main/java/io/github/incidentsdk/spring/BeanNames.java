package io.github.incidentsdk.spring;

import java.util.Locale;

/** Turns a bean's name into an id as sinks have: {@code teamChat} is {@code team-chat}. */
final class BeanNames {

    private BeanNames() {}

    static String dashed(String beanName) {
        String dashed = beanName.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .toLowerCase(Locale.ROOT);
        return dashed.replaceAll("^[^a-z]+|-+$", "");
    }
}
