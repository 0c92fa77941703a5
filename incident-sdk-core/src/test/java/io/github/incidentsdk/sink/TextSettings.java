package io.github.incidentsdk.sink;

import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings from a test's own texts; durations as ISO 8601 has them. */
public final class TextSettings implements Settings {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Map<String, String>> maps = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    public TextSettings set(String name, String text) {
        texts.put(name, text);
        return this;
    }

    public TextSettings set(String name, Map<String, String> map) {
        maps.put(name, map);
        return this;
    }

    public TextSettings set(String name, List<String> list) {
        lists.put(name, list);
        return this;
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    @Override
    public String required(String name) {
        return text(name).orElseThrow(() -> new InvalidSettingException(name, "is missing"));
    }

    @Override
    public Optional<Secret> secret(String name) {
        return text(name).map(Secret::of);
    }

    @Override
    public Duration duration(String name, Duration otherwise) {
        return text(name).map(Duration::parse).orElse(otherwise);
    }

    @Override
    public long number(String name, long otherwise) {
        return text(name).map(Long::parseLong).orElse(otherwise);
    }

    @Override
    public boolean flag(String name, boolean otherwise) {
        return text(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    @Override
    public List<String> list(String name) {
        return lists.getOrDefault(name, text(name).map(List::of).orElse(List.of()));
    }

    @Override
    public Map<String, String> map(String name) {
        return maps.getOrDefault(name, Map.of());
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>(texts.keySet());
        names.addAll(lists.keySet());
        names.addAll(maps.keySet());
        return names;
    }

    @Override
    public Optional<Settings> section(String name) {
        return Optional.empty();
    }

    @Override
    public URI uri(String name) {
        return URI.create(required(name));
    }
}
