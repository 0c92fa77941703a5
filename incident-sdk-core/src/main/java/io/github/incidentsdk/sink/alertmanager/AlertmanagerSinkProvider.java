package io.github.incidentsdk.sink.alertmanager;

import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import io.github.incidentsdk.sink.http.HttpBackend;
import io.github.incidentsdk.time.TimeSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes Alertmanager sinks: {@code { type: alertmanager, url: … }}.
 *
 * <p>Settings: {@code url}, or the list of all replicas, each what stands before {@code /api/v2/alerts}; {@code token}, or
 * {@code username} and {@code password}; {@code headers} and {@code labels}, names to values; {@code severity-label} (false);
 * {@code re-assert} (1m); {@code timeout} (5s) for each replica, and no more than its share of {@code delivery.timeout}; {@code
 * allow-http} and {@code allowed-hosts}, see {@link io.github.incidentsdk.settings.CallPolicy}.
 */
public final class AlertmanagerSinkProvider implements IncidentSinkProvider {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RE_ASSERT = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final TimeSource time;

    /** For {@link java.util.ServiceLoader}. */
    public AlertmanagerSinkProvider() {
        this(TimeSource.system());
    }

    AlertmanagerSinkProvider(TimeSource time) {
        this.time = time;
    }

    @Override
    public String type() {
        return "alertmanager";
    }

    @Override
    public IncidentSink create(String id, Settings settings) {
        Credentials credentials = Credentials.of(settings);
        AlertLabels labels = AlertLabels.of(settings.map("labels"), settings.flag("severity-label", false));
        Duration reAssert = settings.duration("re-assert", RE_ASSERT);
        if (reAssert.compareTo(SHORTEST) < 0) {
            throw new InvalidSettingException("re-assert", "is below 1s; expected such as 1m");
        }
        List<HttpBackend> backends = new ArrayList<>();
        try {
            for (HttpBackend.Address address : addresses(settings)) {
                backends.add(HttpBackend.at(id, address, credentials.secrets(), time));
            }
        } catch (InvalidSettingException wrong) {
            backends.forEach(HttpBackend::close);
            throw wrong;
        }
        return new AlertmanagerSink(new Replicas(backends, credentials.headers()), labels, reAssert);
    }

    private static List<HttpBackend.Address> addresses(Settings settings) {
        List<String> urls = settings.list("url");
        if (urls.isEmpty()) {
            throw new InvalidSettingException(
                    "url", "is missing; expected such as https://alertmanager.example.org, or a list of all replicas");
        }
        return urls.stream()
                .map(url -> HttpBackend.Address.of("url", settings, uri(url), TIMEOUT, urls.size()))
                .toList();
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.isAbsolute() && uri.getHost() != null) {
                return beforeThePath(uri);
            }
        } catch (URISyntaxException quotesTheWholeText) {
            // Its message would print what may be a credential; what follows says the same without it.
        }
        throw new InvalidSettingException("url", "is not an absolute URI such as https://alertmanager.example.org");
    }

    private static URI beforeThePath(URI uri) {
        if (String.valueOf(uri.getPath()).contains(Replicas.ALERTS)) {
            throw new InvalidSettingException(
                    "url",
                    "names /api/v2/alerts; expected what stands before it, such as https://alertmanager.example.org");
        }
        return uri;
    }
}
