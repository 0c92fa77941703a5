package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.model.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text for Slack of at most so many characters, in which nothing is a mention or a link but what was written as one.
 *
 * <p>What does not fit is left out behind a visible mark, and no entity, link or character is cut in two. Not safe for several
 * threads.
 */
final class Mrkdwn {

    private static final int LONGEST_LINK = 1_500;

    private final int max;
    private final StringBuilder text = new StringBuilder();
    private int lastCut;
    private boolean full;

    Mrkdwn(int max) {
        this.max = max;
    }

    /** Adds somebody's words, which mean nothing to Slack. */
    Mrkdwn say(String words) {
        for (int i = 0; i < words.length() && !full; ) {
            int character = words.codePointAt(i);
            add(atom(character));
            i += Character.charCount(character);
        }
        return this;
    }

    /** Adds markup of this program. */
    Mrkdwn mark(String markup) {
        add(markup);
        return this;
    }

    /** Adds a link that shows where it leads; as plain words where it is none for a browser. */
    Mrkdwn link(String url) {
        String address = addressOf(url);
        return address == null ? say(url) : mark("<" + address + ">");
    }

    /** Begins a line. */
    Mrkdwn line() {
        return mark("\n");
    }

    int length() {
        return text.length();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void add(String atom) {
        if (full) {
            return;
        }
        if (text.length() + atom.length() > max) {
            text.setLength(lastCut);
            text.append(Text.CUT);
            full = true;
            return;
        }
        text.append(atom);
        if (text.length() <= max - Text.CUT.length()) {
            lastCut = text.length();
        }
    }

    private static String atom(int character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> turnsDirection(character) ? "\uFFFD" : Character.toString(character);
        };
    }

    /** Whether what follows would be shown in another order than it was written, such as a host as if it were another. */
    private static boolean turnsDirection(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
            default -> false;
        };
    }

    /** The URL in ASCII without what ends a link or gives it another label; null for what a browser is not to be sent to. */
    private static @Nullable String addressOf(String url) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(url)) { // half a character, at which URI fails
            return null;
        }
        String encoded = url.replace("|", "%7C")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\"", "%22")
                .replace("`", "%60");
        try {
            URI uri = new URI(encoded);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) { // a user name looks like a host
                return null;
            }
            String address = uri.toASCIIString().replace("&", "&amp;");
            return address.length() <= LONGEST_LINK ? address : null;
        } catch (
                URISyntaxException
                        noLink) { // then it is shown as it was written, which is all that can be done with it
            return null;
        }
    }
}
