package io.github.incidentsdk.sink.http;

import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Headers as configured under {@code headers:}, names to values, checked before anything is sent. */
public final class HttpHeaders {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");

    /** What describes the request as it is sent; any other would be sent in its place, or be wrong. */
    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "transfer-encoding",
            "webhook-id",
            "webhook-signature",
            "webhook-timestamp");

    private HttpHeaders() {}

    /**
     * The headers; empty when none are set.
     *
     * @throws InvalidSettingException when HTTP cannot send one, or the SDK has its own; the message holds no value
     */
    public static Map<String, String> of(Settings settings) {
        Map<String, String> headers = settings.map("headers");
        headers.forEach(HttpHeaders::check);
        return headers;
    }

    /** What of headers must be in no text, should an answer repeat it: values, and what follows a word such as Bearer. */
    public static List<Secret> secretsIn(Map<String, String> headers) {
        return headers.values().stream()
                .flatMap(value -> Stream.of(value, value.substring(value.indexOf(' ') + 1)))
                .map(Secret::of)
                .toList();
    }

    private static void check(String name, String value) {
        if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw new InvalidSettingException(
                    "headers",
                    "holds what HTTP cannot send; expected a name of letters, digits and dashes, and a value of printable"
                            + " ASCII");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new InvalidSettingException(
                    "headers", "holds " + name + ", which says what a request of the SDK is like; leave it out");
        }
    }
}
