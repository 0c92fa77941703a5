package io.github.incidentsdk.config.briefing;

import io.github.incidentsdk.briefing.Contact;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.section.Lines;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what stands below {@code contacts:}. */
public final class ContactsBinder {

    private ContactsBinder() {}

    /** The contacts by owner, in the order written; without those that are broken. */
    public static Map<String, List<Contact>> bind(@Nullable Section contacts) {
        Map<String, List<Contact>> byOwner = new LinkedHashMap<>();
        if (contacts == null) {
            return byOwner;
        }
        for (Node.Entry owner : contacts.entries()) {
            List<Contact> own = new ArrayList<>();
            for (Section section : contacts.sections(owner.key())) {
                Contact contact = contact(section);
                if (contact != null) {
                    own.add(contact);
                }
            }
            if (!own.isEmpty()) {
                byOwner.put(owner.key(), own);
            }
        }
        return byOwner;
    }

    private static @Nullable Contact contact(Section section) {
        String name = Lines.read(section, "name", Contact.LONGEST);
        String role = Lines.read(section, "role", Contact.LONGEST);
        String phone = Lines.read(section, "phone", Contact.LONGEST);
        String chat = Lines.read(section, "chat", Contact.LONGEST);
        String email = Lines.read(section, "email", Contact.LONGEST);
        section.refuseUnknown(Map.of("mail", "an address is called email", "slack", "where one writes is called chat"));
        if (section.problems().within(section.place().path())) {
            return null;
        }
        if (name == null && role == null) {
            section.problems().add(Problem.at(section.place(), "has neither a name nor a role"));
            return null;
        }
        if (phone == null && chat == null && email == null) {
            section.problems().add(Problem.at(section.place(), "reaches nobody; expected a phone, a chat or an email"));
            return null;
        }
        return name == null
                ? new Contact(String.valueOf(role), null, phone, chat, email)
                : new Contact(name, role, phone, chat, email);
    }
}
