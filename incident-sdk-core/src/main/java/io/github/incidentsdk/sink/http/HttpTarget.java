package io.github.incidentsdk.sink.http;

import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
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

    private HttpTarget(HttpUrl url, List<Secret> credentials) {
        this.url = url;
        this.secrets = secretsOf(url, credentials);
    }

    /**
     * Checks a URL from the configuration.
     *
     * @param credentials what else is sent there and printed nowhere
     * @throws InvalidSettingException when it is no URL that may be called
     */
    static HttpTarget of(HttpBackend.Address address, List<Secret> credentials) {
        String setting = address.setting();
        HttpUrl url = parse(address.url());
        if (url == null) {
            throw new InvalidSettingException(setting, "is not a URL that can be called; expected https://host/path");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new InvalidSettingException(
                    setting, "holds a user name or password; put it into headers: { Authorization: … }");
        }
        address.policy().check(setting, url.isHttps(), url.host());
        return new HttpTarget(url, credentials);
    }

    private static @Nullable HttpUrl parse(URI uri) {
        try {
            return HttpUrl.get(uri);
        } catch (IllegalArgumentException impossible) { // its message holds the URL; the caller's does not
            return null;
        }
    }

    private static List<String> secretsOf(HttpUrl url, List<Secret> credentials) {
        List<String> secrets = new ArrayList<>(url.pathSegments());
        secrets.addAll(url.encodedPathSegments());
        secrets.add(url.encodedPath());
        for (int i = 0; i < url.querySize(); i++) {
            secrets.add(String.valueOf(url.queryParameterValue(i)));
        }
        secrets.add(String.valueOf(url.encodedQuery()));
        credentials.forEach(credential -> secrets.add(credential.reveal()));
        secrets.removeIf(secret -> secret.length() < SHORTEST_SECRET);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return List.copyOf(secrets);
    }

    HttpUrl url() {
        return url;
    }

    /** A path below the URL, whether that ends in a slash or not. */
    HttpUrl below(String path) {
        return url.newBuilder().addPathSegments(path).build();
    }

    /** The text without path, query and credentials of this target, should it hold them. */
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
