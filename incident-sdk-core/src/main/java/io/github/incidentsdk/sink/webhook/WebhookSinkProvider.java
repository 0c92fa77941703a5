package io.github.incidentsdk.sink.webhook;

import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import io.github.incidentsdk.sink.http.HttpBackend;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes webhook sinks: {@code { type: webhook, url: …, secret: … }}.
 *
 * <p>Settings: {@code url}, https unless on loopback or {@code allow-http: true}; {@code secret}, {@code whsec_…}, several
 * separated by spaces while one replaces another, none for no signature; {@code timeout} (15s); {@code headers}, names to values.
 */
public final class WebhookSinkProvider implements IncidentSinkProvider {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");

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
        Map<String, String> headers = settings.map("headers");
        headers.forEach(WebhookSinkProvider::check);
        Optional<WebhookSignature> signature = settings.secret("secret").map(WebhookSinkProvider::signature);
        HttpBackend.Address address = new HttpBackend.Address(
                "url", settings.uri("url"), settings.duration("timeout", TIMEOUT), settings.flag("allow-http", false));
        return new WebhookSink(HttpBackend.at(id, address, time), signature, headers, time);
    }

    private static WebhookSignature signature(Secret secret) {
        try {
            return WebhookSignature.of(secret);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidSettingException("secret", String.valueOf(wrong.getMessage()));
        }
    }

    private static void check(String name, String value) {
        if (!HEADER_NAME.matcher(name).matches() || !HEADER_VALUE.matcher(value).matches()) {
            throw new InvalidSettingException(
                    "headers",
                    "holds what HTTP cannot send; expected a name of letters, digits and dashes, and a value of printable"
                            + " ASCII");
        }
    }
}
