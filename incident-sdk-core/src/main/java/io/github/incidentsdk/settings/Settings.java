package io.github.incidentsdk.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of one sink or metric source as text; every read names the setting, and what nobody reads is refused as unknown.
 *
 * <p>All methods throw {@link InvalidSettingException} when the text cannot be read as what was asked for.
 */
public interface Settings {

    Optional<String> text(String name);

    /** The text, or a problem "is missing" when there is none. */
    String required(String name);

    /** A credential: from the text, from {@code ${ENV}}, or from a file named by {@code <name>-file}. */
    Optional<Secret> secret(String name);

    /** A duration such as {@code 30s}, {@code 5m}, {@code 1h30m}. */
    Duration duration(String name, Duration otherwise);

    long number(String name, long otherwise);

    /** {@code true} or {@code false}. */
    boolean flag(String name, boolean otherwise);

    /** A list of texts; one text alone is a list of one. */
    List<String> list(String name);

    /** Names to texts. */
    Map<String, String> map(String name);

    /** The names at this level, in their order. */
    Set<String> names();

    /** What stands below a name as settings of their own; empty when there is nothing, or a text. */
    Optional<Settings> section(String name);

    /** How long one attempt may take in all, such as {@code delivery.timeout}: no call needs longer; empty where nobody says. */
    default Optional<Duration> attempt() {
        return Optional.empty();
    }

    /** An absolute URI; may hold a credential, so it is never printed by the SDK. */
    URI uri(String name);
}
