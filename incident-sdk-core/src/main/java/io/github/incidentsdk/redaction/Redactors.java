package io.github.incidentsdk.redaction;

import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.model.Text;
import io.github.incidentsdk.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Several redactors, one after the other, over every text of an incident before it is kept. Immutable, safe for all threads.
 *
 * <pre>{@code
 * IncidentManager.builder().redaction(Redactors.keyedBy(key).with(Known.EMAIL).with((where, text) ->
 *         where.equals("tag.customer") ? "[customer]" : text))
 * }</pre>
 *
 * <p>A value that tells incidents apart is never shortened, since two of them could become one: where a redactor would change it,
 * {@code redacted-} and a hash of the whole stands for it. The key of that hash has to be the same in all replicas and after a
 * restart, or one incident becomes two; it keeps others from finding the value by trying.
 */
public final class Redactors implements Redaction {

    /** What stands for a text that a redactor failed at. */
    public static final String HIDDEN = "[redacted]";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 16;
    private static final int LETTERS = 26;
    private static final Pattern HASHED = Pattern.compile("redacted-[a-p]{" + LETTERS + "}");
    private static final String HASHED_BEFORE = "…#";

    private final SecretKeySpec key;
    private final List<Redactor> all;
    private final Runnable failed;
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

    private Redactors(SecretKeySpec key, List<Redactor> all, Runnable failed) {
        this.key = key;
        this.all = List.copyOf(all);
        this.failed = failed;
    }

    /**
     * No redactors yet.
     *
     * @param key for the hashes of values that tell incidents apart; at least 16 characters
     * @throws IllegalArgumentException when it is shorter; the message does not hold it
     */
    public static Redactors keyedBy(Secret key) {
        if (key.reveal().length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("is too short for a key; expected at least " + SHORTEST_KEY
                    + " characters, the same in all replicas, such as openssl rand -hex 32 gives");
        }
        return new Redactors(
                new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM), List.of(), () -> {});
    }

    /** The same and, after the others, {@code redactor}. */
    public Redactors with(Redactor redactor) {
        List<Redactor> more = new ArrayList<>(all);
        more.add(redactor);
        return new Redactors(key, more, failed);
    }

    /**
     * The same and, after the others, whatever a pattern finds becomes {@code [name]}.
     *
     * @param pattern RE2's syntax, at most 200 characters
     * @throws java.util.regex.PatternSyntaxException when it is none, or finds nothing everywhere
     */
    public Redactors pattern(String name, String pattern) {
        return with(PatternRedactor.of(name, pattern));
    }

    /** The same, telling {@code failed} of every redactor that fails. */
    public Redactors counting(Runnable failed) {
        return new Redactors(key, all, failed);
    }

    @Override
    public String text(String where, String text) {
        String clean = text.endsWith(Text.CUT) ? withoutHalfWord(text) : text;
        for (Redactor redactor : all) {
            String next = redacted(redactor, where, clean);
            if (next == null) {
                return HIDDEN;
            }
            clean = next;
        }
        return clean;
    }

    /** What is cut off may be half of what no redactor finds any more. */
    private static String withoutHalfWord(String text) {
        int end = text.length() - Text.CUT.length();
        while (end > 0 && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        while (end > 0 && " -0123456789".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end) + Text.CUT;
    }

    @Override
    public String identity(String where, String value) {
        if (HASHED.matcher(value).matches()) {
            return value;
        }
        boolean cut = value.length() > Text.VALUE / 2 && value.contains(HASHED_BEFORE);
        for (Redactor redactor : all) {
            if (cut || !value.equals(redacted(redactor, where, value))) {
                return hashed(where, value);
            }
        }
        return value;
    }

    private @Nullable String redacted(Redactor redactor, String where, String text) {
        try {
            String clean = redactor.redact(where, text);
            if (clean != null) {
                return clean;
            }
            failed(null);
        } catch (Throwable broken) { // what it would have hidden must not be kept, and the host must not be hurt
            failed(broken);
        }
        return null;
    }

    private void failed(@Nullable Throwable broken) {
        failed.run();
        // Without its message, which may hold what was to be hidden.
        failure.compareAndSet(
                null, broken == null ? "gave up" : "threw " + broken.getClass().getName() + placeOf(broken));
    }

    /** What a redactor did first that it should not have, such as {@code threw java.lang.NullPointerException at …}; null for nothing. */
    public @Nullable String failure() {
        return failure.get();
    }

    private static String placeOf(Throwable broken) {
        StackTraceElement[] stack = broken.getStackTrace();
        return stack.length == 0 ? "" : " at " + stack[0];
    }

    private String hashed(String where, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((where + "\0").getBytes(StandardCharsets.UTF_8));
            byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            StringBuilder letters = new StringBuilder("redacted-");
            for (int i = 0; i < LETTERS / 2; i++) { // letters alone, which no redactor takes for a number
                letters.append((char) ('a' + ((hash[i] >> 4) & 0xf))).append((char) ('a' + (hash[i] & 0xf)));
            }
            return letters.toString();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, everyJavaHasIt);
        }
    }

    /** How many there are, and nothing of the key. */
    @Override
    public String toString() {
        return all.size() + " redactors";
    }
}
