package io.github.incidentsdk.briefing;

import io.github.incidentsdk.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be asked about the incidents of an owner; at least one of {@code phone}, {@code chat} and {@code email} is there.
 *
 * @param name who it is: a person, or a duty such as {@code FinOps on call}
 * @param role in which role; null when the name says it
 * @param phone as one would dial it; null for none
 * @param chat a channel or handle; null for none
 * @param email an address; null for none
 */
public record Contact(
        String name,
        @Nullable String role,
        @Nullable String phone,
        @Nullable String chat,
        @Nullable String email) {

    /** Longest text of each, in characters. */
    public static final int LONGEST = 200;

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException when it has no name, or nobody can be reached by it
     */
    public Contact {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a contact has a name");
        }
        if (phone == null && chat == null && email == null) {
            throw new IllegalArgumentException("nobody reaches " + name + ": say a phone, a chat or an email");
        }
        name = Text.line(name, LONGEST);
        role = bounded(role);
        phone = bounded(phone);
        chat = bounded(chat);
        email = bounded(email);
    }

    private static @Nullable String bounded(@Nullable String text) {
        return text == null ? null : Text.line(text, LONGEST);
    }

    /** Somebody with a phone. */
    public static Contact byPhone(String name, String phone) {
        return new Contact(name, null, phone, null, null);
    }

    /** Somebody in a chat. */
    public static Contact byChat(String name, String chat) {
        return new Contact(name, null, null, chat, null);
    }

    /** The same, in a role. */
    public Contact as(String role) {
        return new Contact(name, role, phone, chat, email);
    }

    /** In one line, such as {@code FinOps on call (commander): +49 30 1234567, #finops}. */
    public String line() {
        StringBuilder line = new StringBuilder(name);
        if (role != null) {
            line.append(" (").append(role).append(')');
        }
        String before = ": ";
        for (String way : new @Nullable String[] {phone, chat, email}) {
            if (way != null) {
                line.append(before).append(way);
                before = ", ";
            }
        }
        return line.toString();
    }
}
