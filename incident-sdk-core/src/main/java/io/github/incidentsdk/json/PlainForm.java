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
        /** With its marks, and the colon behind it. */
        private final byte[] name;

        /** The first eight bytes of the name, and which of them it has. */
        private final long begin;

        private final long mask;
        private final Value value;
        private final boolean isRequired;

        Member(String name, Value value, boolean isRequired) {
            this.name = ('"' + name + "\":").getBytes(US_ASCII);
            begin = ByteSearch.upToEight(this.name, 0, this.name.length);
            mask = this.name.length < Long.BYTES ? (1L << (Byte.SIZE * this.name.length)) - 1 : -1;
            this.value = value;
            this.isRequired = isRequired;
        }

        /** Cheap, since most members of a form are not there. */
        boolean mayBe(long ahead) {
            return ((ahead ^ begin) & mask) == 0;
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
        int comma = isFirst ? 0 : 1;
        long ahead = json.ahead(comma);
        for (int i = 0; i < members.length; i++) {
            Member member = members[i];
            if (member.mayBe(ahead) && json.passName(comma, member.name)) {
                if (begins != null) {
                    begins[i] = json.at();
                }
                if (!member.value.pass(json)) {
                    return false;
                }
                comma = 1;
                ahead = json.ahead(comma);
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
