package io.github.incidentsdk.sink.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.TextSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSinkProviderTest {

    private static TextSettings token() {
        return new TextSettings().set("token", "xoxb-CANARY-1").set("channel", "C0123456789");
    }

    private static TextSettings url() {
        return new TextSettings().set("url", "https://hooks.slack.com/services/T0/B0/CANARY");
    }

    private static IncidentSink made(TextSettings settings) {
        return new SlackSinkProvider().create("team", settings);
    }

    private static void refuses(TextSettings settings, String message) {
        assertThatThrownBy(() -> made(settings))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void makesASinkOfATokenOrOfAUrl() throws Exception {
        try (IncidentSink api = made(token());
                IncidentSink webhook = made(url())) {
            assertThat(api).isInstanceOf(SlackApiSink.class).hasToString("slack team at slack.com");
            assertThat(webhook).isInstanceOf(SlackWebhookSink.class).hasToString("slack team at hooks.slack.com");
        }
    }

    @Test
    void anotherAddressOfTheApiMayEndInASlash() throws Exception {
        try (IncidentSink api = made(token().set("api-url", "https://slack-gov.com/api/"))) {
            assertThat(api).hasToString("slack team at slack-gov.com");
        }
    }

    /** S8: what may be called is checked here as for every other sink. */
    @Test
    @Tag("S8")
    void aHostThatIsNotAllowedIsRefused() {
        refuses(
                token().set("allowed-hosts", "hooks.example.org"),
                "api-url leads to slack.com, which is none of allowed-hosts");
        refuses(
                url().set("allowed-hosts", "hooks.example.org"),
                "url leads to hooks.slack.com, which is none of allowed-hosts");
    }

    @Test
    void saysWhatIsMissingAndWhatContradicts() {
        refuses(
                new TextSettings(),
                "token is missing; expected a bot token, beside channel, or the url of an incoming webhook in its place");
        refuses(
                token().set("url", "https://hooks.slack.com/services/T0/B0/CANARY"),
                "token is there beside url; expected url alone for an incoming webhook, or token and channel for the Web API");
        refuses(
                new TextSettings().set("token", "xoxb-CANARY-1"),
                "channel is missing; expected a channel's id such as C0123456789, or its name");
        refuses(
                token().set("channel", "  "),
                "channel is missing; expected a channel's id such as C0123456789, or its name");
        refuses(
                url().set("channel", "C0123456789"),
                "channel is there beside url, the webhook's own, which settles that; expected it with token alone");
        refuses(
                url().set("api-url", "https://slack.com/api"),
                "api-url is there beside url, the webhook's own, which settles that; expected it with token alone");
        refuses(token().set("timeout", "PT0S"), "timeout is not above zero; expected such as 15s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer xoxb-CANARY", "xoxb-CANARY\r\nX-Other: y", "xoxb-CANARY "})
    @Tag("S1")
    void aTokenThatIsNoneIsNotShown(String token) {
        refuses(
                token().set("token", token),
                "token is not a token; expected xoxb- and letters, digits and dashes, without spaces");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hooks.slack.com/CANARY",
                "https://",
                "https://hooks.slack.com/CANARY {}",
                "mailto:CANARY@example.com"
            })
    @Tag("S2")
    void aUrlThatIsNoneIsNotShown(String url) {
        refuses(url().set("url", url), "url is not an absolute URL such as https://hooks.slack.com/services/T0/B0/x");
    }

    @Test
    @Tag("S2")
    void aUrlThatEverybodyCouldReadIsRefused() {
        refuses(
                url().set("url", "http://hooks.slack.com/services/CANARY"),
                "url sends plain http to hooks.slack.com, where everybody on the way can read it; use https, or say allow-http: true");
        refuses(
                token().set("api-url", "slack.com/api"),
                "api-url is not an absolute URL such as https://slack.com/api");
        refuses(
                token().set("api-url", "http://slack.com/api"),
                "api-url sends plain http to slack.com, where everybody on the way can read it; use https, or say allow-http: true");
    }
}
