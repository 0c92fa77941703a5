package io.github.incidentsdk.metric.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import okhttp3.HttpUrl;

/** What a server is sent and may repeat, and nobody else is to read. */
record Hidden(List<String> secrets) {

    private static final int SHORTEST = 6;
    private static final int SHORTEST_WORD = 8;

    /** Path and query of a URL, and the values of headers. */
    static Hidden of(HttpUrl url, Collection<String> headers) {
        List<String> secrets = new ArrayList<>(url.pathSegments());
        secrets.addAll(url.encodedPathSegments());
        for (int i = 0; i < url.querySize(); i++) {
            secrets.add(String.valueOf(url.queryParameterValue(i)));
        }
        secrets.add(String.valueOf(url.encodedQuery()));
        for (String value : headers) {
            secrets.add(value);
            Arrays.stream(value.split(" ", -1))
                    .filter(word -> word.length() >= SHORTEST_WORD)
                    .forEach(secrets::add);
        }
        secrets.removeIf(secret -> secret.length() < SHORTEST);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return new Hidden(List.copyOf(secrets));
    }

    /** The text without them. */
    String in(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "…");
        }
        return clean;
    }

    @Override
    public String toString() {
        return secrets.size() + " hidden";
    }
}
