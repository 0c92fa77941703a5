package io.github.incidentsdk.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which members an object has and in which order, as the SDK writes it. */
final class PlainForm {

    /** What may stand as the value of a member. */
    interface Value {
        boolean pass(PlainJson json);
    }

    private static final class Member {
        private final byte[] name;
        private final Value value;
        private final boolean isRequired;

        Member(String name, Value value, boolean isRequired) {
            this.name = (",\"" + name + "\":").getBytes(US_ASCII);
            this.value = value;
            this.isRequired = isRequired;
        }
    }

    private final List<String> names = new ArrayList<>();
    private final List<Member> added = new ArrayList<>();
    private Member[] members = {};

    /** Adds a member that is always there. */
    PlainForm with(String name, Value value) {
        return add(name, value, true);
    }

    /** Adds a member that may be left out. */
    PlainForm maybe(String name, Value value) {
        return add(name, value, false);
    }

    private PlainForm add(String name, Value value, boolean isRequired) {
        names.add(name);
        added.add(new Member(name, value, isRequired));
        members = added.toArray(new Member[0]);
        return this;
    }

    /** The place of a member among the others. */
    int indexOf(String name) {
        return names.indexOf(name);
    }

    int size() {
        return members.length;
    }

    /** Passes an object of this form, and notes where the value of each member begins; 0 for one that is not there. */
    boolean pass(PlainJson json, int @Nullable [] begins) {
        return json.pass('{') && passMembers(json, true, begins) && json.pass('}');
    }

    /** Passes an object of this form. */
    boolean pass(PlainJson json) {
        return pass(json, null);
    }

    /** As {@link #pass(PlainJson, int[])} without the braces; {@code isFirst} when nothing stands before. */
    boolean passMembers(PlainJson json, boolean isFirst, int @Nullable [] begins) {
        int comma = isFirst ? 1 : 0; // the first name goes without the comma before it
        for (int i = 0; i < members.length; i++) {
            Member member = members[i];
            if (json.pass(member.name, comma)) {
                if (begins != null) {
                    begins[i] = json.at();
                }
                if (!member.value.pass(json)) {
                    return false;
                }
                comma = 0;
            } else if (member.isRequired) {
                return false;
            }
        }
        return true;
    }

    /** An array of objects of this form. */
    boolean passList(PlainJson json) {
        if (!json.pass('[')) {
            return false;
        }
        if (json.pass(']')) {
            return true;
        }
        do {
            if (!pass(json)) {
                return false;
            }
        } while (json.pass(','));
        return json.pass(']');
    }
}
