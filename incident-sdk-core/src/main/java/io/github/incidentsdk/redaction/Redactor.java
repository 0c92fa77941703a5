package io.github.incidentsdk.redaction;

import org.jspecify.annotations.Nullable;

/**
 * Takes out of a text what must not be kept.
 *
 * <p>Called on the threads of those who declare, for every text of every incident: it should return within microseconds. Must be
 * safe for all threads.
 */
@FunctionalInterface
public interface Redactor {

    /**
     * The text without what must not be kept; the same text when there is nothing of it. Null, and whatever is thrown, count as
     * "nothing of this may be kept".
     *
     * @param where what the text is: {@code title}, {@code note} (whatever people write), {@code tag.region}, {@code by.account},
     *     {@code component}, {@code cause}, {@code link}, {@code role}, {@code actor}, {@code change}, {@code name} (of a tag or
     *     metric), {@code type}, {@code guard}, {@code silence}, {@code answer} (of a sink)
     * @param text bounded, one line but for notes
     */
    @Nullable
    String redact(String where, String text);
}
