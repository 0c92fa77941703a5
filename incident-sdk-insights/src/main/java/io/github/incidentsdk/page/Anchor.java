package io.github.incidentsdk.page;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Names places of a page by texts that anybody may have written, each by its own name. */
public final class Anchor {

    private Anchor() {}

    /** A name for an {@code id} attribute: {@code kind}, a dash, and {@code text} with whatever is no letter or digit encoded. */
    public static String id(String kind, String text) {
        StringBuilder id = new StringBuilder(kind).append('-');
        for (byte b : text.getBytes(UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-';
            if (plain) {
                id.append((char) b);
            } else {
                id.append('_').append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
        }
        return id.toString();
    }

    /** The address, within the page, of what has the id {@code id(kind, text)}. */
    public static String to(String kind, String text) {
        return "#" + id(kind, text);
    }
}
