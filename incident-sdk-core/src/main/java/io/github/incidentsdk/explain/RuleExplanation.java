package io.github.incidentsdk.explain;

import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.Band;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.LevelStatus;
import io.github.incidentsdk.rule.shadow.ShadowScore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule sees, how near it is to each of its levels, and who was told: why somebody was paged, or nobody was. Immutable.
 *
 * @param rule its id
 * @param answer who was told, or why nobody was, in one sentence
 * @param status how it is at present; null when it is set aside or disabled
 * @param score how what it would have opened compares with what was declared; null when it is not in shadow mode
 * @param incidents those that it holds open
 * @param restricted whether its type or one of these is restricted, so that none of it but counts is to be shown to everybody
 */
public record RuleExplanation(
        String rule,
        String answer,
        @Nullable RuleStatus status,
        @Nullable ShadowScore score,
        List<IncidentExplanation> incidents,
        boolean restricted) {

    public RuleExplanation {
        incidents = List.copyOf(incidents);
    }

    /**
     * Explains a rule that runs; {@code incidents} are those that it holds open.
     *
     * @param restricted whether what it would open is restricted
     */
    public static RuleExplanation of(
            RuleStatus status, @Nullable ShadowScore score, List<IncidentExplanation> incidents, boolean restricted) {
        return new RuleExplanation(
                status.rule(),
                Answering.answer(status, incidents),
                status,
                score,
                incidents,
                restricted
                        || incidents.stream().anyMatch(open -> open.incident().restricted()));
    }

    /** Explains a rule that does not run since its configuration says so. */
    public static RuleExplanation disabled(String rule) {
        return new RuleExplanation(
                rule, "Nobody is told: the rule is disabled by `enabled: false`.", null, null, List.of(), false);
    }

    /** Explains a rule that does not run because something is wrong with it. */
    public static RuleExplanation setAside(String rule, String why) {
        return new RuleExplanation(rule, "Nobody is told: the rule is set aside: " + why, null, null, List.of(), false);
    }

    /** The explanation as lines for people. */
    public String text() {
        StringBuilder text = new StringBuilder("rule ").append(rule);
        if (status == null) {
            return text.append('\n').append(answer).append('\n').toString();
        }
        text.append(", declares ").append(status.declares()).append('\n');
        text.append(answer).append('\n');
        status.instances().forEach(instance -> append(text, status, instance));
        append(text, status);
        if (!incidents.isEmpty() && status.blindness().unknown() != null) {
            text.append("  what is open stays so, since something is unknown: ")
                    .append(status.blindness().unknown())
                    .append('\n');
        }
        if (score != null) {
            text.append("  ").append(score).append('\n');
        }
        incidents.forEach(
                incident -> text.append(incident.answer().equals(answer) ? incident.details() : incident.text()));
        return text.toString();
    }

    private static void append(StringBuilder text, RuleStatus rule, InstanceStatus instance) {
        text.append("  ").append(instance.by().isEmpty() ? "-" : Wording.pairs(instance.by()));
        instance.values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(value -> text.append(", ")
                        .append(value.getKey())
                        .append(" = ")
                        .append(Wording.number(value.getValue())));
        text.append('\n');
        if (instance.flapping()) {
            text.append("    flapping: what is open stays so until that is calm\n");
        }
        for (LevelStatus level : instance.levels()) {
            text.append("    ").append(Answering.describe(rule, level)).append('\n');
        }
    }

    private static void append(StringBuilder text, RuleStatus status) {
        text.append("  evaluated ").append(status.counts().evaluations()).append(" times");
        if (status.lastEvaluated() != null) {
            text.append(", last at ").append(status.lastEvaluated());
        }
        text.append("; near misses: ").append(status.counts().nearMisses());
        if (status.restoring() > 0 && status.lastEvaluated() != null) {
            text.append("; ").append(Answering.nothingOpensYet(status));
        }
        text.append('\n');
    }

    /** The explanation as one JSON object. */
    public String json() {
        return new String(JsonWriter.bytes(this::write), StandardCharsets.UTF_8);
    }

    private void write(JsonWriter json) {
        json.put("rule", rule).put("answer", answer);
        if (status != null) {
            json.put("declares", status.declares())
                    .put("mode", status.mode().name().toLowerCase(Locale.ROOT))
                    .put("evaluations", status.counts().evaluations())
                    .put("near_misses", status.counts().nearMisses())
                    .put("restoring", status.restoring())
                    .put("last_evaluated", status.lastEvaluated())
                    .put("unknown", status.blindness().unknown())
                    .put("blind", status.blindness().lasting())
                    .put("strangers", status.blindness().strangers())
                    .put("blind_spells", status.counts().blindSpells())
                    .array(
                            "label_sets",
                            all -> status.instances().forEach(instance -> all.addObject(one -> write(one, instance))));
        }
        if (score != null) {
            json.object("score", one -> write(one, score));
        }
        json.array("incidents", all -> incidents.forEach(incident -> all.addObject(incident::write)));
    }

    private static void write(JsonWriter json, ShadowScore score) {
        json.put("since", score.since())
                .put("openings", score.openings())
                .put("hits", score.hits())
                .put("false_alarms", score.falseAlarms())
                .put("missed", score.missed())
                .put("undecided", score.undecided());
        score.medianLead().ifPresent(lead -> json.put("median_lead_s", lead.toMillis() / 1_000.0));
    }

    private static void write(JsonWriter json, InstanceStatus instance) {
        json.putTexts("by", instance.by())
                .putNumbers("values", instance.values())
                .put("incident", instance.incident())
                .put("flapping", instance.flapping())
                .array("levels", all -> instance.levels().forEach(level -> all.addObject(one -> write(one, level))));
    }

    private static void write(JsonWriter json, LevelStatus level) {
        json.put("severity", level.severity().name())
                .put("when", level.terms().when())
                .put("seen", level.seen().name().toLowerCase(Locale.ROOT))
                .put("state", level.phase().name().toLowerCase(Locale.ROOT));
        if (level.distance() != null) {
            json.put("distance", level.distance());
        }
        json.put("for_s", level.terms().holdsFor().toMillis() / 1_000.0)
                .put("true_for_s", level.trueFor().toMillis() / 1_000.0)
                .put("keep_s", level.terms().keep().toMillis() / 1_000.0)
                .put("false_for_s", level.falseFor().toMillis() / 1_000.0);
        Band band = level.band();
        if (band != null) {
            json.object("held_until", until -> {
                until.put("when", band.when()).put("for_s", band.holdsFor().toMillis() / 1_000.0);
                if (band.distance() != null) {
                    until.put("distance", band.distance());
                }
            });
        }
    }

    /** The explanation's lines. */
    @Override
    public String toString() {
        return text();
    }
}
