package io.github.incidentsdk.page;

import java.util.regex.Pattern;

/** Tells which addresses a reader may be led to. */
final class Urls {

    private static final Pattern FOLLOWED = Pattern.compile(
            "(?i)https?://[^\\s\\p{Cntrl}/?#][^\\s\\p{Cntrl}]*|mailto:[^\\s\\p{Cntrl}]+|#[^\\s\\p{Cntrl}]+");

    private Urls() {}

    static boolean mayBeFollowed(String url) {
        return FOLLOWED.matcher(url.strip()).matches();
    }
}
