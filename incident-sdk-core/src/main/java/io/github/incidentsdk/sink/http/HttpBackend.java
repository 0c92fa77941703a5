package io.github.incidentsdk.sink.http;

import io.github.incidentsdk.settings.CallPolicy;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * One sink's backend behind a URL.
 *
 * <p>Redirects are not followed, answers are read up to 64 KiB, a call takes no longer than its time-out, and no text that
 * leaves this class says more of the URL than its host. Safe for all threads.
 */
public final class HttpBackend implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final long MOST_OF_AN_ANSWER = 64 * 1024;

    private final String sink;
    private final HttpTarget target;
    private final TimeSource time;
    private final OkHttpClient client;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpBackend(String sink, HttpTarget target, OkHttpClient client, TimeSource time) {
        this.sink = sink;
        this.target = target;
        this.time = time;
        this.client = client;
    }

    /**
     * What is said in the configuration.
     *
     * @param setting the name of the setting that holds the URL, for messages
     * @param url where to send to
     * @param timeout how long a call may take in all
     * @param policy what may be called at all
     */
    public record Address(String setting, URI url, Duration timeout, CallPolicy policy) {

        /** An address whose host may be any. */
        public Address(String setting, URI url, Duration timeout, boolean allowHttp) {
            this(setting, url, timeout, CallPolicy.usual().allowingHttp(allowHttp));
        }

        /** The address that stands in a setting, with {@code timeout}, {@code allow-http} and {@code allowed-hosts} beside it. */
        public static Address of(String setting, Settings settings, Duration timeout) {
            return of(setting, settings, settings.uri(setting), timeout);
        }

        /**
         * An address with {@code timeout}, {@code allow-http} and {@code allowed-hosts} as settings say; a call takes no longer than
         * an attempt may.
         */
        public static Address of(String setting, Settings settings, URI url, Duration timeout) {
            return of(setting, settings, url, timeout, 1);
        }

        /**
         * The same for one of several addresses that are called one after the other: each may take its share of an attempt, so that
         * the last is called although all before it hang.
         *
         * @param calls so many there are; 1 or more
         */
        public static Address of(String setting, Settings settings, URI url, Duration timeout, int calls) {
            Duration own = settings.duration("timeout", timeout);
            Duration limit = settings.attempt()
                    .map(attempt -> attempt.dividedBy(calls))
                    .filter(share -> share.compareTo(own) < 0)
                    .orElse(own);
            return new Address(setting, url, limit, CallPolicy.of(settings));
        }

        /** Without the URL, which may be a credential. */
        @Override
        public String toString() {
            return setting;
        }
    }

    /**
     * Makes a backend; nothing is called yet.
     *
     * @param sink the sink's id, for messages
     * @throws InvalidSettingException when the address cannot or must not be called
     */
    public static HttpBackend at(String sink, Address address, TimeSource time) {
        return at(sink, address, List.of(), time);
    }

    /**
     * Makes a backend that is sent credentials beside its URL; nothing is called yet.
     *
     * @param sink the sink's id, for messages
     * @param credentials tokens and keys in headers and bodies: in no text that leaves this class, should an answer repeat them
     * @throws InvalidSettingException when the address cannot or must not be called
     */
    public static HttpBackend at(String sink, Address address, List<Secret> credentials, TimeSource time) {
        return at(sink, address, credentials, time, Dns.SYSTEM);
    }

    static HttpBackend at(String sink, Address address, List<Secret> credentials, TimeSource time, Dns resolver) {
        if (address.timeout().isZero() || address.timeout().isNegative()) { // which OkHttp takes for no limit at all
            throw new InvalidSettingException("timeout", "is not above zero; expected such as 15s");
        }
        HttpTarget target = HttpTarget.of(address, credentials);
        CallPolicy policy = address.policy();
        Dns dns = policy.restrictsHosts() ? new PolicedDns(policy, resolver) : resolver;
        return new HttpBackend(sink, target, SharedClient.acquire(address.timeout(), dns), time);
    }

    /**
     * Posts a body.
     *
     * @param contentType such as {@code application/json}
     * @param headers by name; what a header cannot hold is percent-encoded
     * @throws IOException when there was no whole answer; its text names sink and host alone
     */
    public HttpAnswer post(byte[] body, String contentType, Map<String, String> headers) throws IOException {
        return send(target.url(), body, contentType, headers);
    }

    /**
     * Posts a body to a path below the URL.
     *
     * @param path such as {@code v2/enqueue}; everybody may know it, so it is not kept out of texts
     * @throws IOException as {@link #post(byte[], String, Map)}
     */
    public HttpAnswer postBelow(String path, byte[] body, String contentType, Map<String, String> headers)
            throws IOException {
        return send(target.below(path), body, contentType, headers);
    }

    private HttpAnswer send(HttpUrl url, byte[] body, String contentType, Map<String, String> headers)
            throws IOException {
        Request.Builder request = new Request.Builder().url(url).post(RequestBody.create(body));
        request.header("User-Agent", "incident-sdk");
        request.header("Accept-Encoding", "identity"); // what cannot be unpacked would hide its status
        headers.forEach((name, value) -> request.header(name, encoded(value)));
        request.header("Content-Type", contentType); // not of the body, where OkHttp takes it apart each time
        HeardStatus heard = new HeardStatus();
        return send(client.newCall(request.tag(HeardStatus.class, heard).build()), heard);
    }

    private HttpAnswer send(Call call, HeardStatus heard) throws IOException {
        underWay.add(call);
        try {
            if (closed.get()) {
                call.cancel(); // close() may have looked before this call was there
            }
            return answer(call, heard);
        } catch (IOException failed) {
            throw withoutSecrets(failed);
        } catch (RuntimeException odd) {
            // Out of OkHttp, which then keeps the connection; the text may repeat the answer's.
            call.cancel();
            throw withoutSecrets(odd);
        } finally {
            underWay.remove(call);
            if (closed.get()) {
                SharedClient.evictUnused(); // this call's connection was not idle when close() looked
            }
        }
    }

    private HttpAnswer answer(Call call, HeardStatus heard) throws IOException {
        Response answered;
        try {
            answered = call.execute();
        } catch (ProtocolException notWellFormed) {
            if (heard.status() == HeardStatus.NONE) {
                throw notWellFormed;
            }
            return new HttpAnswer(heard.status(), "", null); // the backend did answer, and would the same way again
        }
        try (Response response = answered) {
            return read(response);
        }
    }

    private HttpAnswer read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        source.request(MOST_OF_AN_ANSWER);
        long length = Math.min(MOST_OF_AN_ANSWER, source.getBuffer().size());
        String text = new String(source.getBuffer().readByteArray(length), StandardCharsets.UTF_8);
        return new HttpAnswer(
                response.code(),
                target.withoutSecrets(text),
                RetryAfter.of(PatientInterceptor.wish(response), time.wall()));
    }

    /** A new exception: the texts of the old one and of its causes may hold the URL. */
    private IOException withoutSecrets(Exception failed) {
        String message = failed.getMessage();
        String said = message == null ? "" : ": " + target.withoutSecrets(message);
        return new IOException(
                sink + ": no answer from " + target + " (" + failed.getClass().getSimpleName() + said + ")");
    }

    /** A value that a header can hold: printable ASCII, anything else percent-encoded as UTF-8. */
    static String encoded(String value) {
        StringBuilder header = new StringBuilder(value.length());
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= 0x20 && octet < 0x7f) {
                header.append((char) octet);
            } else {
                header.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return header.toString();
    }

    /** Ends calls under way and, with the last sink, the idle connections. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            underWay.forEach(Call::cancel);
            SharedClient.release();
        }
    }

    /** Sink and host. */
    @Override
    public String toString() {
        return sink + " at " + target;
    }
}
