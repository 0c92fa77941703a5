package io.github.incidentsdk.rule.engine;

/** What is kept beside a rule's states so that people see afterwards what was measured around a breach. */
final class Shown {

    /** Of so many label sets of a rule it is kept at once: it serves reviews only, so that a storm need not be kept whole. */
    static final int MOST = 128;

    /** A longer condition is not repeated with every state. */
    private static final int LONGEST = 500;

    /** It is kept the less often the longer it goes on: a hundred times at most until its time has grown to the 2.7-fold. */
    private static final int SPARSER = 100;

    private Shown() {}

    /** Whether what goes on since {@code begun} is to be kept again; all in nanoseconds. */
    static boolean isDue(long now, long kept, long begun) {
        return now - kept >= (now - begun) / SPARSER;
    }

    static String condition(String when) {
        return when.length() <= LONGEST ? when : "";
    }
}
