package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.settings.CallPolicy;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks one address, with a limit on time and size; messages name the host alone, since a path may hold a credential.
 *
 * <p>Settings: {@code url}; {@code allow-http} and {@code allowed-hosts}, see {@link CallPolicy}; {@code headers}, names to values; {@code token}, sent as {@code Authorization: Bearer}; {@code
 * timeout} (10s), for a whole call; {@code max-bytes} (10,000,000), of an answer after it was unpacked.
 */
final class HttpText implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 10_000_000;
    private static final int SHOWN = 300;

    /** What stands for bytes that are no character, and seldom for itself. */
    private static final char REPLACEMENT = '\uFFFD';

    private final HttpUrl url;
    private final Map<String, String> headers;
    private final Hidden hidden;
    private final Duration timeout;
    private final long mostBytes;
    private final OkHttpClient client;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** How long and how much, and what of it nobody is shown. */
    private record Bounds(Duration timeout, long mostBytes, Hidden hidden) {}

    private HttpText(HttpUrl url, Map<String, String> headers, Bounds bounds, Dns dns) {
        this.url = url;
        this.hidden = bounds.hidden();
        this.headers = headers;
        this.timeout = bounds.timeout();
        this.mostBytes = bounds.mostBytes();
        this.client = new OkHttpClient.Builder()
                .dns(dns)
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .addNetworkInterceptor(new PatientInterceptor())
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param redirect to which host it leads, when it is a redirect
     */
    record Answer(int status, String text, @Nullable String redirect) {

        boolean isSuccess() {
            return status == 200; // 206 is a part, 202 says later, 204 nothing
        }
    }

    /** Reads the settings; {@code path} is put behind the URL's own. */
    static HttpText of(Settings settings, String path) {
        return of(settings, path, Dns.SYSTEM);
    }

    static HttpText of(Settings settings, String path, Dns resolver) {
        URI uri = settings.uri("url");
        HttpUrl url = HttpUrl.parse(uri.toString());
        if (url == null) {
            throw new InvalidSettingException("url", "is not a URL that can be asked; expected https://host/path");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new InvalidSettingException(
                    "url", "holds a user name or password; put it into headers: { Authorization: … }");
        }
        CallPolicy policy = CallPolicy.of(settings);
        policy.check("url", url.isHttps(), url.host());
        HttpUrl.Builder whole = url.newBuilder();
        if (!path.isEmpty()) {
            whole.addPathSegments(path);
            String joined = whole.build().encodedPath().replaceAll("/{2,}", "/");
            whole.encodedPath(joined);
        }
        Map<String, String> headers = new LinkedHashMap<>(settings.map("headers"));
        settings.secret("token").ifPresent(token -> headers.put("Authorization", "Bearer " + token.reveal()));
        headers.forEach(HttpText::check);
        Duration timeout = settings.duration("timeout", TIMEOUT);
        if (timeout.isZero() || timeout.isNegative()) {
            throw new InvalidSettingException("timeout", "is not above zero; expected such as 10s");
        }
        long most = settings.number("max-bytes", MOST_BYTES);
        if (most < 1 || most > Integer.MAX_VALUE / 4) {
            throw new InvalidSettingException("max-bytes", "is not from 1 to " + Integer.MAX_VALUE / 4);
        }
        Dns dns = policy.restrictsHosts() ? new PolicedDns(policy, resolver) : resolver;
        return new HttpText(whole.build(), headers, new Bounds(timeout, most, Hidden.of(url, headers.values())), dns);
    }

    private static void check(String name, String value) {
        try {
            new Request.Builder().url("http://localhost/").header(name, value);
        } catch (IllegalArgumentException impossible) { // its message may hold the value
            throw new InvalidSettingException("headers", "holds what HTTP cannot send below " + name);
        }
    }

    /**
     * Asks.
     *
     * @param form what to post; null for a GET
     * @throws IOException when there was no whole answer within the limits
     */
    Answer ask(@Nullable RequestBody form) throws IOException {
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", "incident-sdk");
        headers.forEach(request::header);
        Call call = client.newCall(
                form == null ? request.build() : request.post(form).build());
        underWay.add(call);
        if (closed) {
            call.cancel(); // close() may have looked before this call was there
        }
        try (Response response = call.execute()) {
            BufferedSource source = response.body().source();
            if (source.request(mostBytes + 1)) {
                call.cancel(); // else what is left is read for a while, to keep the connection
                throw new TooLarge();
            }
            return answer(response.code(), source.readByteArray(), redirect(response));
        } catch (NotUtf8 wrong) {
            throw new IOException("the answer of " + url.host() + " is not JSON in UTF-8: " + wrong.getMessage());
        } catch (TooLarge tooLarge) {
            throw new IOException("the answer of " + url.host() + " is larger than " + mostBytes + " bytes");
        } catch (IOException failed) { // whose text may hold the URL
            throw NoAnswer.of(url.host(), failed, timeout);
        } finally {
            underWay.remove(call);
            if (closed) {
                client.connectionPool().evictAll(); // this call's connection was not idle when close() looked
            }
        }
    }

    /** The host to which an answer leads, with its scheme, since that is what most often differs; null when it leads nowhere. */
    private @Nullable String redirect(Response response) {
        String location = response.isRedirect() ? response.header("Location") : null;
        HttpUrl target = location == null ? null : url.resolve(location);
        return target == null ? null : target.scheme() + "://" + target.host();
    }

    /** What an answer says that is no success. */
    String refusal(Answer answer) {
        String refusal = host() + " answers with status " + answer.status();
        return answer.redirect() == null
                ? refusal
                : refusal + ", which leads to " + answer.redirect() + " and is not followed; is `url` right?";
    }

    /** JSON is UTF-8; in what a failure is said in does not matter. */
    private static Answer answer(int status, byte[] bytes, @Nullable String redirect) throws NotUtf8 {
        Answer lenient = new Answer(status, new String(bytes, StandardCharsets.UTF_8), redirect);
        if (!lenient.isSuccess() || lenient.text().indexOf(REPLACEMENT) < 0) {
            return lenient;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            throw new NotUtf8("byte " + (in.position() + 1) + " of " + bytes.length + " is part of no character");
        }
        return lenient;
    }

    private static final class NotUtf8 extends IOException {

        private static final long serialVersionUID = 1L;

        NotUtf8(String where) {
            super(where);
        }
    }

    private static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** What the server says, without what it was sent to be let in, and no more of it than 300 characters. */
    String shown(String text) {
        String open = hidden.in(text);
        return open.length() <= SHOWN ? open : open.substring(0, SHOWN) + "…";
    }

    String host() {
        return url.host();
    }

    /** How long a call may take. */
    Duration timeout() {
        return timeout;
    }

    int mostCharacters() {
        return (int) mostBytes;
    }

    @Override
    public void close() {
        closed = true;
        underWay.forEach(Call::cancel);
        client.connectionPool().evictAll();
    }
}
