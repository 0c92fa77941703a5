package io.github.incidentsdk.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What makes two reports the same incident: service, type, {@code by} values, and nothing that changes while it is open.
 *
 * @param service the service's name
 * @param type the incident type's name
 * @param by identity values by name; their order means nothing
 * @param instance the instance where the type is scoped to it, else null
 * @param mark {@code drill} or {@code shadow} for what must never meet the real incident, else null
 */
public record IncidentKey(
        String service,
        String type,
        Map<String, String> by,
        @Nullable String instance,
        @Nullable String mark) {

    /** The mark that keeps a drill apart from the incident it rehearses. */
    public static final String DRILL = "drill";

    /** The mark that keeps what a rule in shadow mode would open apart from what was declared. */
    public static final String SHADOW = "shadow";

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;

    public IncidentKey {
        by = FlatMap.copyOf(by);
    }

    /**
     * The key as backends see it: {@code v1-} and 26 base-32 characters (130 bits) of SHA-256 over the parts, each in
     * Unicode NFC and preceded by its length, so that no two lists of parts read alike.
     */
    public String text() {
        MessageDigest digest = sha256();
        put(digest, service);
        put(digest, type);
        Map<String, String> ordered = new TreeMap<>(); // by what is hashed: two spellings of a name must sort alike
        for (Map.Entry<String, String> each : by.entrySet()) {
            ordered.put(normal(each.getKey()), each.getValue());
        }
        for (Map.Entry<String, String> each : ordered.entrySet()) {
            put(digest, each.getKey());
            put(digest, each.getValue());
        }
        for (String part : new String[] {instance, mark}) {
            put(digest, part == null ? "" : part);
        }
        return "v1-" + base32(digest.digest());
    }

    private static void put(MessageDigest digest, String part) {
        byte[] bytes = normal(part).getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static String normal(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) >= 0x80) {
                return Normalizer.normalize(part, Normalizer.Form.NFC);
            }
        }
        return part; // as a rule, and the tables that know the rest take their time to load
    }

    private static String base32(byte[] hash) {
        StringBuilder text = new StringBuilder(LENGTH);
        long window = 0;
        int bits = 0;
        for (int i = 0; text.length() < LENGTH; i++) {
            window = (window << 8) | (hash[i] & 0xff);
            bits += 8;
            while (bits >= 5 && text.length() < LENGTH) {
                bits -= 5;
                text.append(ALPHABET.charAt((int) (window >> bits) & 31));
            }
        }
        return text.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException("this Java has no SHA-256", everyJavaHasIt);
        }
    }
}
