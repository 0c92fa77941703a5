package io.github.incidentsdk.sink.http;

import io.github.incidentsdk.sink.DeliveryOutcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a backend answered.
 *
 * @param status the HTTP status
 * @param body the beginning of the body, at most 64 KiB, without what the URL keeps secret
 * @param retryAfter the pause that it asked for; null when it asked for none
 */
public record HttpAnswer(int status, String body, @Nullable Duration retryAfter) {

    private static final int SAID = 200;

    /** Whether it took what was sent. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /**
     * What the status means for a delivery: 2xx is accepted; 408, 425, 429 and 500 or above are tried again, not before the backend
     * wishes; everything else, redirects too, is refused for good.
     */
    public DeliveryOutcome outcome() {
        if (isSuccess()) {
            return DeliveryOutcome.accepted();
        }
        String why = "status " + status + (body.isBlank() ? "" : ": " + beginning());
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            return retryAfter == null ? DeliveryOutcome.retry(why) : DeliveryOutcome.retry(why, retryAfter);
        }
        return DeliveryOutcome.refused(why);
    }

    private String beginning() {
        String text = body.strip();
        return text.length() <= SAID ? text : text.substring(0, SAID) + "…";
    }
}
