package io.github.incidentsdk.sink.http;

import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/**
 * The status that a call heard, also where OkHttp then throws the answer away: a 204 with a body, a 407 of what is no proxy. A tag of
 * its request; used by the thread that makes the call.
 */
final class HeardStatus {

    /** There was no answer, or not yet. */
    static final int NONE = 0;

    /** Tells it to whichever call has one. */
    static final EventListener LISTENER = new EventListener() {
        @Override
        public void responseHeadersEnd(Call call, Response response) {
            HeardStatus heard = call.request().tag(HeardStatus.class);
            if (heard != null) {
                heard.status = response.code();
            }
        }
    };

    private int status = NONE;

    int status() {
        return status;
    }
}
