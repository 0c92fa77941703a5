package io.github.incidentsdk.spring.actuate;

import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Takes the configured secrets of sinks and sources out of texts.
 *
 * <p>The SDK shows none of its own accord; this is for what a service's own sinks say, such as an exception that repeats a token.
 */
final class Masking {

    static final String MASK = "******";

    private static final Bindable<Map<String, Object>> TREE = Bindable.mapOf(String.class, Object.class);
    private static final List<String> PLACES =
            List.of("incidents.sinks", "incidents.sources", "incidents.heartbeat", "incidents.redact");
    private static final Pattern SECRET = Pattern.compile(
            "secret|token|passw|pwd|key|credential|auth|bearer|cookie|signature|hook|ur[il]|dsn|user|header|endpoint");

    /** What is shorter may be a word of anybody's. */
    private static final int SHORTEST = 8;

    /** Longest first, so that none is left in pieces by another. */
    private final List<String> secrets;

    private Masking(Set<String> secrets) {
        this.secrets = secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    static Masking of(Environment environment) {
        Set<String> secrets = new LinkedHashSet<>();
        Binder binder = Binder.get(environment);
        for (String place : PLACES) {
            binder.bind(place, TREE).orElse(Map.of()).forEach((name, value) -> collect(name, value, false, secrets));
        }
        return new Masking(secrets);
    }

    private static void collect(String name, Object value, boolean below, Set<String> into) {
        boolean secret = below || SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> collect(String.valueOf(key), each, secret, into));
        } else if (secret) {
            add(String.valueOf(value), into);
        }
    }

    private static void add(String value, Set<String> into) {
        if (value.length() < SHORTEST) {
            return;
        }
        into.add(value);
        if (value.contains("://")) {
            addPartsOf(value, into);
        }
    }

    /** A URL's host is no secret, and what stands before and behind it may be. */
    private static void addPartsOf(String url, Set<String> into) {
        try {
            URI uri = URI.create(url);
            for (String part : new String[] {uri.getRawUserInfo(), uri.getRawPath(), uri.getRawQuery()}) {
                if (part != null && part.length() >= SHORTEST) {
                    into.add(part);
                }
            }
        } catch (IllegalArgumentException notOne) {
            into.add(url.substring(url.indexOf("://") + 3));
        }
    }

    /** The text without any of them. */
    String mask(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
