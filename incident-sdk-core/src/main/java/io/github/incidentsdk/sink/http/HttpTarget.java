package io.github.incidentsdk.sink.http;

import io.github.incidentsdk.settings.InvalidSettingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where a sink sends to. Path and query are often the credential: only the host is ever printed. */
final class HttpTarget {

    private static final int SHORTEST_SECRET = 6;

    private final HttpUrl url;
    private final List<String> secrets;

    private HttpTarget(HttpUrl url) {
        this.url = url;
        this.secrets = secretsOf(url);
    }

    /**
     * Checks a URL from the configuration.
     *
     * @param setting the setting's name, for the message
     * @param allowHttp whether plain http may leave this machine
     * @throws InvalidSettingException when it is no URL that may be called
     */
    static HttpTarget of(String setting, URI uri, boolean allowHttp) {
        HttpUrl url = parse(uri);
        if (url == null) {
            throw new InvalidSettingException(setting, "is not a URL that can be called; expected https://host/path");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new InvalidSettingException(
                    setting, "holds a user name or password; put it into headers: { Authorization: … }");
        }
        if (!url.isHttps() && !allowHttp && !isLoopback(url.host())) {
            throw new InvalidSettingException(
                    setting,
                    "sends plain http to " + url.host()
                            + ", where everybody on the way can read it; use https, or say allow-http: true");
        }
        return new HttpTarget(url);
    }

    private static @Nullable HttpUrl parse(URI uri) {
        try {
            return HttpUrl.get(uri);
        } catch (IllegalArgumentException impossible) { // its message holds the URL; the caller's does not
            return null;
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static List<String> secretsOf(HttpUrl url) {
        List<String> secrets = new ArrayList<>(url.pathSegments());
        secrets.addAll(url.encodedPathSegments());
        secrets.add(url.encodedPath());
        for (int i = 0; i < url.querySize(); i++) {
            secrets.add(String.valueOf(url.queryParameterValue(i)));
        }
        secrets.add(String.valueOf(url.encodedQuery()));
        secrets.removeIf(secret -> secret.length() < SHORTEST_SECRET);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return List.copyOf(secrets);
    }

    HttpUrl url() {
        return url;
    }

    /** The text without path and query of this target, should it hold them. */
    String withoutSecrets(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "…");
        }
        return clean;
    }

    /** Host, and port where it is not the usual one. */
    @Override
    public String toString() {
        String host = url.host().toLowerCase(Locale.ROOT);
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }
}
