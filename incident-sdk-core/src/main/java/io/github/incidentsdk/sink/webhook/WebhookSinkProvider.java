package io.github.incidentsdk.sink.webhook;

import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import io.github.incidentsdk.sink.http.HttpBackend;
import io.github.incidentsdk.sink.http.HttpHeaders;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes webhook sinks: {@code { type: webhook, url: …, secret: … }}.
 *
 * <p>Settings: {@code url}, https unless on loopback or {@code allow-http: true}; {@code allowed-hosts}, see {@link
 * io.github.incidentsdk.settings.CallPolicy}; {@code secret}, {@code whsec_…}, several
 * separated by spaces while one replaces another, none for no signature; {@code timeout} (15s); {@code headers}, names to values.
 */
public final class WebhookSinkProvider implements IncidentSinkProvider {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final TimeSource time;

    /** For {@link java.util.ServiceLoader}. */
    public WebhookSinkProvider() {
        this(TimeSource.system());
    }

    WebhookSinkProvider(TimeSource time) {
        this.time = time;
    }

    @Override
    public String type() {
        return "webhook";
    }

    @Override
    public IncidentSink create(String id, Settings settings) {
        Map<String, String> headers = HttpHeaders.of(settings);
        Optional<WebhookSignature> signature = settings.secret("secret").map(WebhookSinkProvider::signature);
        HttpBackend.Address address = HttpBackend.Address.of("url", settings, TIMEOUT);
        return new WebhookSink(
                HttpBackend.at(id, address, credentials(headers, settings), time), signature, headers, time);
    }

    /** What an answer might repeat; the secrets are not sent, but whoever is called knows them. */
    private static List<Secret> credentials(Map<String, String> headers, Settings settings) {
        List<Secret> credentials = new ArrayList<>(HttpHeaders.secretsIn(headers));
        settings.secret("secret")
                .ifPresent(secrets -> Stream.of(secrets.reveal().split("\\s+", -1))
                        .flatMap(secret -> Stream.of(secret, secret.replaceFirst("^whsec_", "")))
                        .map(Secret::of)
                        .forEach(credentials::add));
        return credentials;
    }

    private static WebhookSignature signature(Secret secret) {
        try {
            return WebhookSignature.of(secret);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidSettingException("secret", String.valueOf(wrong.getMessage()));
        }
    }
}
