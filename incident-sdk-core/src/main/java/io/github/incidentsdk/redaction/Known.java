package io.github.incidentsdk.redaction;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is found by how it looks, in one pass over the text; the words of {@code redact: { what: [email, card, jwt] }}. */
public enum Known implements Redactor {
    /** An e-mail address, also where {@code %40} stands for its {@code @}; becomes {@code [email]}. */
    EMAIL(new EmailFinder()),
    /** A payment card's number, of 13 to 19 digits that add up, also in groups; becomes {@code [card]}. */
    CARD(new CardFinder()),
    /** A JSON Web Token, or its beginning; becomes {@code [jwt]}. */
    JWT(new JwtFinder());

    private final Finder finder;
    private final String mark;

    Known(Finder finder) {
        this.finder = finder;
        this.mark = "[" + name().toLowerCase(Locale.ROOT) + "]";
    }

    /** Finds the next of its sort in a text. */
    interface Finder {

        /** Where the first one that begins at {@code from} or later begins and ends; null when there is none. */
        @Nullable
        Found in(String text, int from);
    }

    /** A part of a text. */
    record Found(int begin, int end) {}

    @Override
    public String redact(String where, String text) {
        Found found = finder.in(text, 0);
        if (found == null) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        int kept = 0;
        while (found != null) {
            clean.append(text, kept, found.begin()).append(mark);
            kept = found.end();
            found = finder.in(text, kept);
        }
        return clean.append(text, kept, text.length()).toString();
    }
}
