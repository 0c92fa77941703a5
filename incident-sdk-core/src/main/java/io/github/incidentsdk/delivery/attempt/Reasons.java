package io.github.incidentsdk.delivery.attempt;

import io.github.incidentsdk.sink.DeliveryOutcome;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words for what a sink threw or said: one bounded line, of a URL no more than scheme and host, since the rest is often a credential. */
public final class Reasons {

    private static final int LONGEST = 512;
    private static final String WITHHELD =
            "about a restricted incident, of which only explain() and deadLetters() say more";
    private static final Pattern URL =
            Pattern.compile("\\b([a-zA-Z][a-zA-Z0-9+.-]{0,20}://)(?:[^\\s/?#@]*@)?([^\\s/?#\"'<>]*)[^\\s\"'<>]*");
    private static final Pattern BREAKS = Pattern.compile(
            "[\\p{Cntrl}\\p{Cs}\\x{80}-\\x{9f}\\x{61c}\\x{200e}\\x{200f}\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]+");

    /** What of an answer is the SDK's own or a number. */
    private static final Pattern PLAIN = Pattern.compile("\\bstatus \\d{3}\\b|\\bno answer within \\d+ m?s\\b");

    private Reasons() {}

    /** Of what came of telling a restricted incident no more than its kind and status, since a backend may repeat what it was told. */
    public static String withheld(String text) {
        int colon = text.indexOf(": ");
        if (colon < 0) {
            return text;
        }
        Matcher plain = PLAIN.matcher(text);
        return text.substring(0, colon + 2) + (plain.find() ? plain.group() + ", " : "") + WITHHELD;
    }

    /** Of a call that took longer than it may. */
    public static String noAnswerWithin(Duration limit) {
        long millis = limit.toMillis();
        return "no answer within " + (millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms");
    }

    public static String of(Throwable thrown) {
        return thrown.getClass().getSimpleName() + messageOf(thrown) + placeOf(thrown);
    }

    public static String of(@Nullable String why) {
        return why == null || why.isBlank() ? "no reason given" : clean(why);
    }

    /** The outcome with its reason in such words. */
    static DeliveryOutcome in(DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.Retry retry) {
            return new DeliveryOutcome.Retry(of(retry.why()), retry.after());
        }
        if (outcome instanceof DeliveryOutcome.Refused refused) {
            return DeliveryOutcome.refused(of(refused.why()));
        }
        return outcome instanceof DeliveryOutcome.Skipped skipped
                ? DeliveryOutcome.skipped(of(skipped.why()))
                : outcome;
    }

    private static String messageOf(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : ": " + clean(message);
        } catch (Throwable broken) { // a stranger's getMessage may fail in any way; the class name still tells
            return " (its getMessage() threw " + broken.getClass().getSimpleName() + ")";
        }
    }

    private static String placeOf(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length == 0 || thrown instanceof java.io.IOException ? "" : " (at " + stack[0] + ")";
    }

    private static String clean(String text) {
        String bounded = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return BREAKS.matcher(URL.matcher(bounded).replaceAll("$1$2/…")).replaceAll(" ");
    }
}
