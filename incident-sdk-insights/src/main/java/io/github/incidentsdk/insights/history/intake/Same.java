package io.github.incidentsdk.insights.history.intake;

import java.util.HashMap;
import java.util.Map;

/** Keeps one of equal texts, so that 100,000 incidents do not each hold the name of their service. */
final class Same {

    /** Beyond so many the texts are hardly names. */
    private static final int MOST = 10_000;

    private final Map<String, String> texts = new HashMap<>();

    String text(String text) {
        String known = texts.get(text);
        if (known == null && texts.size() < MOST) {
            texts.put(text, text);
        }
        return known == null ? text : known;
    }
}
