package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.rule.prometheus.AlertRun;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.prometheus.GroupRun;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A group of Prometheus' rules at work in this process. */
final class AlertGroup {

    private final GroupRun run;
    private final Slots slots;
    private final long pauseMillis;
    private final List<AlertClaims> claims = new ArrayList<>();
    private final List<AlertStatus> statuses = new ArrayList<>();
    private int pauseTicks = RuleTimes.DEFAULT.pauseTicks();
    private final List<RuleProblem> refused = new ArrayList<>();
    private final List<RuleProblem> notRun = new ArrayList<>();
    private boolean begun;
    private long lastMillis;

    AlertGroup(GroupRun run, PrometheusRules rules, IncidentTable incidents, AlertNames names, Room room) {
        this.run = run;
        Duration pause = Objects.requireNonNullElse(run.group().every(), rules.every());
        this.pauseMillis = pause.toMillis();
        this.slots = new Slots(pause.toNanos());
        List<GroupRule> all = run.group().rules();
        for (int i = 0; i < all.size(); i++) {
            String name = all.get(i).name();
            String id = all.get(i).alerts() ? names.rule(name) : name; // one that does not run has its number as well
            AlertRun alert = run.alertOf(i);
            if (alert != null) {
                AlertClaims.Name named = new AlertClaims.Name(id, names.type(name));
                AlertClaims each = new AlertClaims(named, alert, rules, incidents, room);
                claims.add(each);
                statuses.add(new AlertStatus(each, rules, pause));
            } else if (all.get(i) instanceof GroupRule.NotRun unread) {
                notRun.add(new RuleProblem(id, unread.why()));
            }
            String why = run.refusalOf(i);
            if (why != null) {
                refused.add(new RuleProblem(id, why));
            }
        }
    }

    /** Time beyond so many ticks between two evaluations counts for nobody. */
    void pauseAfter(int ticks) {
        pauseTicks = ticks;
        claims.forEach(each -> each.run().pauseAfter(ticks));
        statuses.forEach(each -> each.pauseAfter(ticks));
    }

    Slots slots() {
        return slots;
    }

    List<AlertClaims> claims() {
        return claims;
    }

    /** Its rules that cannot be evaluated, and why. */
    List<RuleProblem> refused() {
        return refused;
    }

    /** Its rules that could not even be read, and why; recording rules by what they record. */
    List<RuleProblem> notRun() {
        return notRun;
    }

    /** Goes on where the process before this one was; before its claims are restored. */
    void resume(RuleMemory memory, Start start) {
        claims.forEach(each -> each.keeping().resume(memory, start));
    }

    /** The group is due. Never throws: a rule that fails stays as it is. */
    void evaluate(long nowNanos, long atMillis) {
        long unseen = begun ? atMillis - lastMillis - pauseTicks * pauseMillis : 0;
        begun = true;
        lastMillis = atMillis;
        for (int i = 0; unseen > 0 && i < claims.size(); i++) {
            claims.get(i).run().slept(unseen);
        }
        run.evaluate(atMillis);
        for (int i = 0; i < claims.size(); i++) {
            claims.get(i).settle(atMillis);
            claims.get(i).keeping().look(nowNanos, atMillis);
            statuses.get(i).look(nowNanos, atMillis);
        }
    }

    /** Adds what people should hear of how its rules see since the last call. */
    void takeSightings(List<Sighting> into) {
        for (int i = 0; i < statuses.size(); i++) {
            Sighting sighting = statuses.get(i).takeSighting();
            if (sighting != null) {
                into.add(sighting);
            }
        }
    }

    /** The ids of alerting rules and the names of recording rules that look back more than an hour. */
    List<String> longWindows() {
        List<String> names = new ArrayList<>(run.farRecordings());
        claims.stream().filter(each -> each.run().looksFarBack()).forEach(each -> names.add(each.id()));
        return names;
    }

    /** How each alerting rule is, each with at most so many label sets. */
    List<RuleStatus> status(int most) {
        return statuses.stream()
                .map(status -> status.read(slots.missed(), most))
                .toList();
    }

    /** What is wrong with recording rules, by the name of what they record. */
    Map<String, String> troubles() {
        Map<String, String> troubles = new LinkedHashMap<>();
        if (begun) {
            run.unknownRecordings()
                    .forEach((rule, why) -> troubles.putIfAbsent(rule.name(), "it records less than there is: " + why));
        }
        return troubles;
    }
}
