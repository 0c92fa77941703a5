package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonReader;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Slack made of a call: it answers most failures with status 200 and {@code "ok": false}.
 *
 * @param place where the message stands; null when nothing was posted, or Slack did not say
 * @param error Slack's word for what is wrong; empty when nothing is, or the status alone says so
 */
record SlackAnswer(DeliveryOutcome outcome, @Nullable Place place, String error) {

    /** What passes by itself; Slack's documents call these its own troubles. */
    private static final Set<String> PASSING = Set.of(
            "rate_limited",
            "ratelimited",
            "request_timeout",
            "fatal_error",
            "internal_error",
            "service_unavailable",
            "team_added_to_org",
            "org_login_required");

    /** The message is not there any more, or may not be changed; its channel may be another than the one configured by now. */
    private static final Set<String> GONE = Set.of(
            "message_not_found",
            "thread_not_found",
            "edit_window_closed",
            "cant_update_message",
            "channel_not_found",
            "is_archived",
            "not_in_channel");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_:,.-]{1,80}");

    /** The answer of a method of the Web API. */
    static SlackAnswer of(HttpAnswer answer) {
        if (!answer.isSuccess()) {
            return new SlackAnswer(answer.outcome(), null, "");
        }
        return new Body(answer.body()).answer(answer).orElseGet(() -> ofNobody(answer));
    }

    /** The answer of an incoming webhook: {@code ok} as plain text, though workflows answer as the Web API does. */
    static SlackAnswer ofWebhook(HttpAnswer answer) {
        String body = answer.body().strip();
        return body.isEmpty() || body.equalsIgnoreCase("ok") ? new SlackAnswer(answer.outcome(), null, "") : of(answer);
    }

    /** Some proxy's page, as a rule. */
    private static SlackAnswer ofNobody(HttpAnswer answer) {
        return new SlackAnswer(again("status " + answer.status() + ", but no answer of Slack's", answer), null, "");
    }

    boolean isOk() {
        return outcome instanceof DeliveryOutcome.Accepted;
    }

    /** Whether the message that it was about can be changed no more, so that another has to be posted. */
    boolean isGone() {
        return GONE.contains(error);
    }

    private static DeliveryOutcome again(String why, HttpAnswer answer) {
        return answer.retryAfter() == null
                ? DeliveryOutcome.retry(why)
                : DeliveryOutcome.retry(why, answer.retryAfter());
    }

    /** The members of a body that matter, as far as it was read: Slack repeats the whole message behind them. */
    private static final class Body {

        private @Nullable Boolean ok;
        private @Nullable String channel;
        private @Nullable String ts;
        private String error = "";
        private String needed = "";

        Body(String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            try {
                JsonReader.object(bytes, 0, bytes.length, this::member);
            } catch (JsonException noneOrCut) { // what was read before that counts; without "ok" it was no answer
                return;
            }
        }

        private void member(String name, JsonReader value) throws JsonException {
            switch (name) {
                case "ok" -> ok = value.flag();
                case "channel" -> channel = value.text();
                case "ts" -> ts = value.text();
                case "error" -> error = word(value.text());
                case "needed" -> needed = word(value.text());
                default -> {} // passed over
            }
        }

        private static String word(String text) {
            return WORD.matcher(text).matches() ? text : "an error that is no word";
        }

        /** Empty when the body does not say whether all is well. */
        Optional<SlackAnswer> answer(HttpAnswer answer) {
            if (ok == null) {
                return Optional.empty();
            }
            if (ok) {
                Place place = channel == null || ts == null ? null : new Place(channel, ts);
                return Optional.of(new SlackAnswer(DeliveryOutcome.accepted(), place, ""));
            }
            String why = (error.isEmpty() ? "ok is false" : error) + (needed.isEmpty() ? "" : ", needs " + needed);
            DeliveryOutcome outcome = PASSING.contains(error) ? again(why, answer) : DeliveryOutcome.refused(why);
            return Optional.of(new SlackAnswer(outcome, null, error));
        }
    }
}
