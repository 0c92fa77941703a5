package io.github.incidentsdk.sink.pagerduty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes two events the same alert for PagerDuty: the incident's key, which two incidents never share. */
final class DedupKey {

    static final int LONGEST = 255;

    private static final int HASH = 64;

    private DedupKey() {}

    /** The key itself; of one that PagerDuty would not take, the beginning and the SHA-256 of the whole. */
    static String of(String key) {
        if (key.length() <= LONGEST) {
            return key;
        }
        int end = LONGEST - HASH - 1;
        int whole = Character.isHighSurrogate(key.charAt(end - 1)) ? end - 1 : end;
        return key.substring(0, whole) + "-" + HexFormat.of().formatHex(sha256(key));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException("this Java has no SHA-256", everyJavaHasIt);
        }
    }
}
