package io.github.incidentsdk.rule.remote;

import java.util.Set;

/** The sources that evaluate expressions. */
public interface RemoteSources {

    /** None at all. */
    RemoteSources NONE = new RemoteSources() {
        @Override
        public Set<String> ids() {
            return Set.of();
        }

        @Override
        public void ask(Inquiry inquiry) {
            throw new IllegalArgumentException("there is no source \"" + inquiry.source() + "\"");
        }
    };

    /** The names that rules may give as {@code source}. */
    Set<String> ids();

    /** Has a rule's questions asked from now on. */
    void ask(Inquiry inquiry);
}
