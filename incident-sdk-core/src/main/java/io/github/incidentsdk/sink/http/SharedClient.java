package io.github.incidentsdk.sink.http;

import java.time.Duration;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/** The one client behind all sinks; its idle connections are closed when the last sink is. */
final class SharedClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final OkHttpClient CLIENT = new OkHttpClient.Builder()
            .socketFactory(new NoDelaySockets())
            .addNetworkInterceptor(new PatientInterceptor())
            .eventListener(HeardStatus.LISTENER)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(CONNECT)
            .build();

    private static int users;

    private SharedClient() {}

    /**
     * A view of the client whose calls take at most this long, from name look-up to the end of the answer. That ends each of their
     * reads and writes as well: a time-out of its own for each would make it wait by polling, three system calls for one.
     */
    static synchronized OkHttpClient acquire(Duration timeout, Dns resolver) {
        users++;
        return CLIENT.newBuilder()
                .dns(resolver)
                .callTimeout(timeout)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    static synchronized void release() {
        users--;
        evictUnused();
    }

    /** Closes idle connections while nobody uses the client: each would keep a thread for five minutes. */
    static synchronized void evictUnused() {
        if (users == 0) {
            CLIENT.connectionPool().evictAll();
        }
    }
}
