package io.github.incidentsdk.sink.webhook;

import io.github.incidentsdk.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and verifies webhooks as Standard Webhooks has it: HMAC-SHA256 over {@code id.timestamp.body}.
 *
 * <p>For senders and receivers; immutable and safe for all threads. With several secrets all of them sign and any of them
 * verifies, so that a secret can be replaced without a gap. A receiver should also remember the ids that it saw, since an
 * honest sender repeats itself and a dishonest one replays.
 */
public final class WebhookSignature {

    /** How far a timestamp may lie from the receiver's clock, either way. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    private WebhookSignature(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * Takes one or more secrets.
     *
     * @param secrets {@code whsec_} followed by the base64 of 24 to 64 random bytes; several are separated by spaces, commas or
     *     line ends
     * @throws IllegalArgumentException when one is not; the message does not hold it
     */
    public static WebhookSignature of(Secret secrets) {
        List<SecretKeySpec> keys = new ArrayList<>();
        for (String secret : secrets.reveal().strip().split("[\\s,]+", -1)) {
            keys.add(key(secret));
        }
        return new WebhookSignature(List.copyOf(keys));
    }

    private static SecretKeySpec key(String secret) {
        if (secret.startsWith(PREFIX)) {
            try {
                byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
                if (key.length >= SHORTEST && key.length <= LONGEST) {
                    return new SecretKeySpec(key, ALGORITHM);
                }
            } catch (IllegalArgumentException noBase64) { // its message holds a part of the secret; ours does not
                throw noSecret();
            }
        }
        throw noSecret();
    }

    private static IllegalArgumentException noSecret() {
        return new IllegalArgumentException(
                "is not a signing secret; expected whsec_ followed by the base64 of 24 to 64 random bytes");
    }

    /**
     * The value of the header {@code webhook-signature}.
     *
     * @param id the value of {@code webhook-id}; holds no dot
     * @param timestamp the value of {@code webhook-timestamp}: seconds since the epoch at this attempt
     */
    public String sign(String id, long timestamp, byte[] body) {
        if (id.indexOf('.') >= 0) {
            throw new IllegalArgumentException(
                    "a webhook-id must not hold a dot, since dots part what is signed: " + id);
        }
        return keys.stream()
                .map(key -> VERSION + Base64.getEncoder().encodeToString(mac(key, id, timestamp, body)))
                .collect(Collectors.joining(" "));
    }

    /**
     * Whether somebody who knows a secret signed this, no more than {@link #TOLERANCE} from {@code now}.
     *
     * @param id the header {@code webhook-id}
     * @param timestamp the header {@code webhook-timestamp}
     * @param signatures the header {@code webhook-signature}: one or more, separated by spaces
     * @param body the bytes as they were received
     * @param now the receiver's wall time
     */
    public boolean verify(String id, String timestamp, String signatures, byte[] body, Instant now) {
        long seconds;
        try {
            seconds = Long.parseLong(timestamp);
        } catch (NumberFormatException noTime) { // anybody can send anything; that is an answer, not a failure
            return false;
        }
        long distance = Math.abs(Math.subtractExact(now.getEpochSecond(), clamp(seconds)));
        if (distance > TOLERANCE.toSeconds() || id.indexOf('.') >= 0) {
            return false;
        }
        boolean signed = false;
        for (String signature : signatures.split(" ", -1)) {
            for (SecretKeySpec key : keys) {
                signed |= isSignature(signature, mac(key, id, seconds, body));
            }
        }
        return signed;
    }

    private static boolean isSignature(String text, byte[] expected) {
        byte[] wanted = (VERSION + Base64.getEncoder().encodeToString(expected)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(
                wanted, text.getBytes(StandardCharsets.UTF_8)); // takes the same time wherever they differ
    }

    private static long clamp(long seconds) {
        return Math.max(0, Math.min(seconds, Integer.MAX_VALUE * 4L));
    }

    private static byte[] mac(SecretKeySpec key, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, everyJavaHasIt);
        }
    }
}
