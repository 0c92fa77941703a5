package io.github.incidentsdk.metric.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from asking again by itself, at once, after a 408 or after a 503 that wishes for no pause: the next poll does. A
 * wish of more digits than an int has makes it throw.
 */
final class PatientInterceptor implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(chain.request())
                .newBuilder()
                .header("Retry-After", "1")
                .build();
    }
}
