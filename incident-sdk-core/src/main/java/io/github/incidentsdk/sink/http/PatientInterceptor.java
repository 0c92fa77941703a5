package io.github.incidentsdk.sink.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from asking again by itself, at once, after a 408 or after a 503 that wishes for no pause: the lane does, with
 * pauses. A wish of more digits than an int has makes it throw.
 */
final class PatientInterceptor implements Interceptor {

    private static final String WISH = "Retry-After";
    private static final String KEPT = "Incident-Sdk-Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (!isAskedAgain(response)) {
            return response;
        }
        String wish = response.header(WISH);
        Response.Builder patient = response.newBuilder().removeHeader(KEPT).header(WISH, "1");
        return (wish == null ? patient : patient.header(KEPT, wish)).build();
    }

    /** What the backend said; null when it said nothing. */
    static @Nullable String wish(Response response) {
        return response.header(isAskedAgain(response) ? KEPT : WISH);
    }

    private static boolean isAskedAgain(Response response) {
        return response.code() == 408 || response.code() == 503;
    }
}
