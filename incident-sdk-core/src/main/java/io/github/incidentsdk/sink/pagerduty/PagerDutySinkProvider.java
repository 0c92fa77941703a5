package io.github.incidentsdk.sink.pagerduty;

import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import io.github.incidentsdk.sink.http.HttpBackend;
import io.github.incidentsdk.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes PagerDuty sinks: {@code { type: pagerduty, routing-key: … }}.
 *
 * <p>Settings: {@code routing-key} or {@code routing-key-file}, the 32 characters of an integration; {@code region}, {@code us}
 * or {@code eu}, or else {@code url}, what stands before {@code /v2/enqueue}; {@code severities}, ours to PagerDuty's; {@code
 * timeout} (15s); {@code allow-http} and {@code allowed-hosts}, see {@link io.github.incidentsdk.settings.CallPolicy}.
 */
public final class PagerDutySinkProvider implements IncidentSinkProvider {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Pattern ROUTING_KEY = Pattern.compile("[A-Za-z0-9]{32}");
    private static final String EXPECTED = "expected the 32 letters and digits of an integration of type Events API v2";

    private final TimeSource time;

    /** For {@link java.util.ServiceLoader}. */
    public PagerDutySinkProvider() {
        this(TimeSource.system());
    }

    PagerDutySinkProvider(TimeSource time) {
        this.time = time;
    }

    @Override
    public String type() {
        return "pagerduty";
    }

    @Override
    public IncidentSink create(String id, Settings settings) {
        Secret routingKey = routingKey(settings);
        Urgency urgency = Urgency.of(settings.map("severities"));
        HttpBackend.Address address = HttpBackend.Address.of("url", settings, url(settings), TIMEOUT);
        HttpBackend backend = HttpBackend.at(id, address, List.of(routingKey), time);
        return new PagerDutySink(id, backend, new EventBody(routingKey, urgency));
    }

    private static Secret routingKey(Settings settings) {
        Secret key = settings.secret("routing-key")
                .orElseThrow(() -> new InvalidSettingException("routing-key", "is missing; " + EXPECTED));
        if (!ROUTING_KEY.matcher(key.reveal()).matches()) {
            throw new InvalidSettingException("routing-key", "is no routing key; " + EXPECTED);
        }
        return key;
    }

    private static URI url(Settings settings) {
        if (settings.text("url").isEmpty()) {
            String region = settings.text("region").orElse("us");
            return switch (region) {
                case "us" -> URI.create("https://events.pagerduty.com");
                case "eu" -> URI.create("https://events.eu.pagerduty.com");
                default ->
                    throw new InvalidSettingException(
                            "region", "is \"" + region + "\"; expected us or eu, or a url instead");
            };
        }
        if (settings.text("region").isPresent()) {
            throw new InvalidSettingException("region", "is there beside url; expected one of the two");
        }
        URI url = settings.uri("url");
        if (String.valueOf(url.getPath()).contains(PagerDutySink.ALERTS)) {
            throw new InvalidSettingException(
                    "url",
                    "names /v2/enqueue; expected what stands before it, such as https://events.eu.pagerduty.com");
        }
        return url;
    }
}
