package io.github.incidentsdk.sink.http;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from asking again by itself, at once, after a 408 or after a 503 that wishes for no pause: the lane does, with
 * pauses. A wish of more digits than an int has makes it throw. Of a length below zero it would throw, too, and never give the
 * connection back.
 */
final class PatientInterceptor implements Interceptor {

    private static final String WISH = "Retry-After";
    private static final String KEPT = "Incident-Sdk-Retry-After";
    private static final long UNKNOWN = -1;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.body().contentLength() < UNKNOWN) {
            throw new ProtocolException("a length below zero");
        }
        if (!isAskedAgain(response)) {
            return response;
        }
        String wish = response.header(WISH);
        Headers.Builder patient =
                response.headers().newBuilder().removeAll(KEPT).set(WISH, "1");
        if (wish != null) {
            // Whatever the backend wrote: any other way to set it refuses some, and quotes it.
            patient.addUnsafeNonAscii(KEPT, wish);
        }
        return response.newBuilder().headers(patient.build()).build();
    }

    /** What the backend said; null when it said nothing. */
    static @Nullable String wish(Response response) {
        return response.header(isAskedAgain(response) ? KEPT : WISH);
    }

    private static boolean isAskedAgain(Response response) {
        return response.code() == 408 || response.code() == 503;
    }
}
