package io.github.incidentsdk.rule.state;

/**
 * How often what a rule sees of a label set changed of late (R17), as Nagios measures it: over the last 21 results, where a
 * change that is newer weighs more. It flaps from 30 % on, and no longer at 20 %.
 *
 * <p>The history is one number, so that following it allocates nothing; results not yet seen count as calm.
 */
public final class Flapping {

    /** Nothing was seen but what is fine. */
    public static final long CALM = 0;

    private static final int RESULTS = 21;
    private static final long ALL_RESULTS = (1L << RESULTS) - 1;
    private static final long FLAPS = 1L << RESULTS;

    /** Weights fall evenly from 1.2 to 0.8; 95 times that is whole. */
    private static final int NEWEST = 114;

    private static final int LESS_EACH = 2;
    private static final int ALL_CHANGES = 1_900;
    private static final int BEGINS = 30;
    private static final int ENDS = 20;

    private Flapping() {}

    /** The history after one more result. */
    public static long next(long history, boolean trouble) {
        long results = ((history << 1) | (trouble ? 1 : 0)) & ALL_RESULTS;
        int weight = 100 * weightOfChanges(results);
        boolean flaps = isFlapping(history) ? weight > ENDS * ALL_CHANGES : weight >= BEGINS * ALL_CHANGES;
        return flaps ? results | FLAPS : results;
    }

    /** The history after so many results that were fine. */
    public static long calm(long history, long results) {
        long next = history;
        for (long i = Math.min(results, RESULTS); i > 0 && next != CALM; i--) {
            next = next(next, false);
        }
        return next;
    }

    /** The history after so many results like the last one. */
    public static long same(long history, long results) {
        long next = history;
        for (long i = Math.min(results, RESULTS); i > 0; i--) {
            next = next(next, (history & 1) != 0);
        }
        return next;
    }

    /** A history that was kept somewhere else, without what is none of it. */
    public static long kept(long history) {
        return history & (ALL_RESULTS | FLAPS);
    }

    public static boolean isFlapping(long history) {
        return (history & FLAPS) != 0;
    }

    /** How much of what could have changed did, weighted, in percent. */
    public static int percent(long history) {
        return 100 * weightOfChanges(history & ALL_RESULTS) / ALL_CHANGES;
    }

    private static int weightOfChanges(long results) {
        int weight = 0;
        for (long changes = (results ^ (results >> 1)) & (ALL_RESULTS >> 1); changes != 0; changes &= changes - 1) {
            weight += NEWEST - LESS_EACH * Long.numberOfTrailingZeros(changes);
        }
        return weight;
    }
}
