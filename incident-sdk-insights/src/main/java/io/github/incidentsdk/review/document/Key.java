package io.github.incidentsdk.review.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of a document's head, in the order in which they are written. */
enum Key {
    INCIDENT("incident"),
    TITLE("title"),
    STATE("state"),
    KEY("key"),
    SERVICE("service"),
    TYPE("type"),
    CATEGORY("category"),
    OWNER("owner"),
    COMPONENT("component"),
    DRILL("drill"),
    VISIBILITY("visibility"),
    SEVERITY("severity"),
    STARTED("started"),
    DECLARED("declared"),
    ACKNOWLEDGED("acknowledged"),
    MITIGATED("mitigated"),
    RESOLVED("resolved"),
    ENDED("ended"),
    DETECTED_BY("detected-by"),
    CUSTOMER_IMPACT("customer-impact"),
    HELD("held"),
    HELD_ON("held-on"),
    FACILITATOR("facilitator"),
    COMMANDER("commander"),
    INCOME_LOST("income-lost"),
    HOURS_DURING("staff-hours-during"),
    HOURS_AFTER("staff-hours-after"),
    DISPLACED("work-displaced");

    private static final Set<String> WORDS =
            Arrays.stream(values()).map(Key::word).collect(Collectors.toSet());

    private final String word;

    Key(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Whether a key of that name is one of the document's, in whatever case people wrote it. */
    static boolean isOne(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}
