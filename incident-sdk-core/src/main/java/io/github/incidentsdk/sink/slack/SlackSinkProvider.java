package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import io.github.incidentsdk.sink.http.HttpBackend;
import io.github.incidentsdk.sink.http.HttpBackend.Address;
import io.github.incidentsdk.time.TimeSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes Slack sinks: {@code { type: slack, token: …, channel: … }} for the Web API, {@code { type: slack, url: … }} for an incoming
 * webhook.
 *
 * <p>Settings: {@code token}, a bot token with the scope {@code chat:write}; {@code channel}, a channel's id or name; or {@code
 * url}, an incoming webhook's; each secret may stand in a file, {@code token-file} or {@code url-file}. {@code timeout} (15s);
 * {@code api-url} ({@code https://slack.com/api}); {@code allow-http}; {@code allowed-hosts}.
 */
public final class SlackSinkProvider implements IncidentSinkProvider {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final String API = "https://slack.com/api";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]+");

    private final TimeSource time;

    /** For {@link java.util.ServiceLoader}. */
    public SlackSinkProvider() {
        this(TimeSource.system());
    }

    SlackSinkProvider(TimeSource time) {
        this.time = time;
    }

    @Override
    public String type() {
        return "slack";
    }

    @Override
    public IncidentSink create(String id, Settings settings) {
        Optional<Secret> url = settings.secret("url");
        Optional<Secret> token = settings.secret("token");
        if (url.isPresent() && token.isPresent()) {
            throw new InvalidSettingException(
                    "token",
                    "is there beside url; expected url alone for an incoming webhook, or token and channel for the Web API");
        }
        if (token.isPresent()) {
            return api(id, settings, checked(token.get()));
        }
        if (url.isEmpty()) {
            throw new InvalidSettingException(
                    "token",
                    "is missing; expected a bot token, beside channel, or the url of an incoming webhook in its place");
        }
        return webhook(id, settings, url.get());
    }

    private IncidentSink api(String id, Settings settings, Secret token) {
        String channel = settings.text("channel").map(String::strip).orElse("");
        if (channel.isEmpty()) {
            throw new InvalidSettingException(
                    "channel", "is missing; expected a channel's id such as C0123456789, or its name");
        }
        Address address = address("api-url", settings.text("api-url").orElse(API), settings);
        return new SlackApiSink(new SlackApi(backend(id, address, token), token), channel);
    }

    private IncidentSink webhook(String id, Settings settings, Secret url) {
        for (String name : List.of("channel", "api-url")) {
            if (settings.names().contains(name)) {
                throw new InvalidSettingException(
                        name,
                        "is there beside url, the webhook's own, which settles that; expected it with token alone");
            }
        }
        return new SlackWebhookSink(backend(id, address("url", url.reveal(), settings), url));
    }

    private HttpBackend backend(String id, Address address, Secret credential) {
        return HttpBackend.at(id, address, List.of(credential), time);
    }

    private static Secret checked(Secret token) {
        if (!TOKEN.matcher(token.reveal()).matches()) {
            throw new InvalidSettingException(
                    "token", "is not a token; expected xoxb- and letters, digits and dashes, without spaces");
        }
        return token;
    }

    /** The text of the URL is in no message: a webhook's is the credential. */
    private static Address address(String setting, String url, Settings settings) {
        try {
            URI uri = new URI(url);
            if (uri.isAbsolute() && uri.getHost() != null) {
                return Address.of(setting, settings, uri, TIMEOUT);
            }
        } catch (URISyntaxException quotesTheWholeText) {
            throw noUrl(setting);
        }
        throw noUrl(setting);
    }

    private static InvalidSettingException noUrl(String setting) {
        return new InvalidSettingException(
                setting,
                "is not an absolute URL such as "
                        + ("url".equals(setting) ? "https://hooks.slack.com/services/T0/B0/x" : API));
    }
}
