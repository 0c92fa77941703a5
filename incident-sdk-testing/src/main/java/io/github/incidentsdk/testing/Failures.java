package io.github.incidentsdk.testing;

import java.util.ArrayList;
import java.util.List;

/** What steps threw while time moved; for the thread that moves it. */
final class Failures {

    private static final int MOST_SHOWN = 10;

    private final List<Throwable> first = new ArrayList<>();
    private String worker = "";
    private int count;

    void add(String name, Throwable thrown) {
        if (count++ == 0) {
            worker = name;
        }
        if (first.size() < MOST_SHOWN) {
            first.add(thrown);
        }
    }

    /** Throws what was gathered, if anything was, and begins anew. */
    void report() {
        if (count == 0) {
            return;
        }
        String more = count == 1 ? "" : ", and steps threw " + (count - 1) + " more times";
        AssertionError error =
                new AssertionError("worker \"" + worker + "\" threw " + first.get(0) + more, first.get(0));
        first.stream().skip(1).forEach(error::addSuppressed);
        first.clear();
        count = 0;
        throw error;
    }
}
