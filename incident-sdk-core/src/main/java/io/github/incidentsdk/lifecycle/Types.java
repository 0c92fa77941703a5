package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Distance;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Text;
import io.github.incidentsdk.policy.SeverityPolicy;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The types that are known by name, and those that came to be by being declared. */
final class Types {

    private static final Logger log = LoggerFactory.getLogger(Types.class);
    private static final int MOST_AD_HOC = 1_000;
    private static final String OVERFLOW = "other";

    private final Map<String, KnownType> types = new ConcurrentHashMap<>();
    private final int mostTypes;

    Types(Collection<IncidentType> defined) {
        for (IncidentType type : defined) {
            define(type);
        }
        mostTypes = types.size() + MOST_AD_HOC;
    }

    /** Defines or redefines a type; incidents that are open keep what they were opened with. */
    void define(IncidentType type) {
        types.put(type.name(), KnownType.of(type));
    }

    /** The type that somebody defined; null when nobody did, or when it came to be by being declared. */
    @Nullable
    IncidentType defined(String name) {
        KnownType known = types.get(name);
        return known == null || known.adHoc() ? null : known.type();
    }

    /** The names that are known at present, in the order of the alphabet. */
    SortedSet<String> names() {
        return new TreeSet<>(types.keySet());
    }

    /** The type of that name, made on the spot with one warning when nobody defined it; the name is not blank. */
    KnownType named(String name) {
        KnownType known = types.get(name);
        return known != null ? known : adHoc(name);
    }

    private KnownType adHoc(String given) {
        String name = IncidentType.isName(given) ? given : nameFrom(given);
        if (types.size() >= mostTypes && !types.containsKey(name)) {
            name = OVERFLOW; // names made from data must not fill the memory
        }
        IncidentType type = IncidentType.named(name).build();
        KnownType fresh = new KnownType(type, SeverityPolicy.of(type), true);
        KnownType before = types.putIfAbsent(name, fresh);
        if (before != null) {
            return before;
        }
        warn(given, name); // after the map's lock is free: a log appender may declare an incident
        return fresh;
    }

    private void warn(String given, String name) {
        String renamed = name.equals(given) ? "" : " It is kept as \"" + name + "\".";
        String nearest = nearest(name);
        String hint = nearest == null ? "" : " Did you mean \"" + nearest + "\"?";
        log.warn(
                "Incident type \"{}\" is not defined: it is taken without title, owner or severity policy.{}{}"
                        + " Define it under incidents.types, or with IncidentManager.builder().type(…).",
                Text.shown(given, Text.NAME),
                renamed,
                hint);
    }

    /** The defined name that is most like {@code name}, the first by the alphabet; null when none is like it. */
    private @Nullable String nearest(String name) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String known : names()) {
            int distance = Distance.between(name, known);
            if (distance < least && distance <= Math.max(2, known.length() / 3) && defined(known) != null) {
                nearest = known;
                least = distance;
            }
        }
        return nearest;
    }

    private static String nameFrom(String given) {
        String cut = given.length() > 128 ? given.substring(0, 128) : given;
        String name = cut.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        return name.isEmpty() ? OVERFLOW : name;
    }
}
