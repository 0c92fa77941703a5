package io.github.incidentsdk;

import io.github.incidentsdk.rule.engine.Sighting;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the host's log which rules see nothing or join what never meets, once for each time, and which see again; a line for all of one tick. */
final class SightLog {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    /** A source that dies blinds every rule over it, and a line has to be readable. */
    private static final int NAMED = 10;

    private SightLog() {}

    static void write(List<Sighting> sightings) {
        if (sightings.isEmpty()) {
            return;
        }
        List<Sighting> dead = sightings.stream()
                .filter(rule -> rule.unknown() != null && rule.dead())
                .toList();
        List<Sighting> blind = sightings.stream()
                .filter(rule -> rule.unknown() != null && !rule.dead())
                .toList();
        List<Sighting> apart = sightings.stream()
                .filter(rule -> rule.unknown() == null && rule.strangers() != null)
                .toList();
        List<Sighting> seeing = sightings.stream()
                .filter(rule -> rule.unknown() == null && rule.strangers() == null)
                .toList();
        if (!dead.isEmpty()) {
            log.warn(
                    "Rules have never seen anything, so they open nothing: {}. Look for a slip of the pen in a name, or for a"
                            + " recording rule that was set aside; what comes late by its nature wants a longer blind-after.",
                    some(dead, SightLog::why));
        }
        if (!blind.isEmpty()) {
            log.warn(
                    "Rules see nothing, so they neither open nor end anything: {}. That is counted from now on, see"
                            + " rulesHealth() and explain().",
                    some(blind, SightLog::why));
        }
        if (!apart.isEmpty()) {
            log.warn(
                    "Rules join what never meets, so nothing follows from it: {}.",
                    some(apart, rule -> rule.rule() + " (" + rule.strangers() + ")"));
        }
        if (!seeing.isEmpty()) {
            log.info("Rules see again: {}.", some(seeing, Sighting::rule));
        }
    }

    private static String why(Sighting rule) {
        return rule.rule() + " (" + rule.unknown() + ")";
    }

    private static String some(List<Sighting> rules, Function<Sighting, String> text) {
        String named = rules.stream().limit(NAMED).map(text).collect(Collectors.joining(", "));
        return rules.size() <= NAMED ? named : named + " and " + (rules.size() - NAMED) + " more";
    }
}
