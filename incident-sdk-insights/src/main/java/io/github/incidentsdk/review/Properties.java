package io.github.incidentsdk.review;

import io.github.incidentsdk.review.text.Plain;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people wrote under keys of their own, as texts and lists and maps of such. */
final class Properties {

    private Properties() {}

    static Map<String, Object> plain(Map<?, ?> all) {
        Map<String, Object> plain = new LinkedHashMap<>();
        all.forEach((key, value) -> plain.put(Plain.line(String.valueOf(key)), value(value)));
        return Collections.unmodifiableMap(plain);
    }

    private static Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return plain(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Properties::value).toList();
        }
        return value == null ? "" : Plain.block(value.toString());
    }
}
