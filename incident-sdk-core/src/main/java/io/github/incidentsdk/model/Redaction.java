package io.github.incidentsdk.model;

/** What becomes of texts before an incident keeps them; never throws, safe for all threads. */
public interface Redaction {

    /** Keeps every text as it is. */
    Redaction NONE = new Redaction() {
        @Override
        public String text(String where, String text) {
            return text;
        }

        @Override
        public String identity(String where, String value) {
            return value;
        }
    };

    /**
     * The text as it may be kept.
     *
     * @param where what it is, such as {@code note}, {@code title} or {@code tag.region}
     */
    String text(String where, String text);

    /**
     * A value that tells incidents apart as it may be kept: itself, or a keyed hash of it, so that two values stay two. What was
     * returned once is returned as it is.
     *
     * @param where what it is, such as {@code by.account}
     */
    String identity(String where, String value);
}
