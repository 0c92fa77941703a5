package io.github.incidentsdk.rule.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Resolve;
import io.github.incidentsdk.rule.sight.SightCompiler;
import java.util.zip.CRC32C;

/** Tells one condition from another over a restart, by a few characters. */
final class Fingerprint {

    private Fingerprint() {}

    /** The fingerprint of all that a rule asks, however long it has to be so. */
    static String of(IncidentRule rule, IncidentType type) {
        StringBuilder asked = new StringBuilder();
        asked.append(rule.form()).append('\n').append(rule.value()).append('\n');
        rule.metrics()
                .forEach((name, text) ->
                        asked.append(name).append('=').append(text).append('\n'));
        SightCompiler.levels(rule, type)
                .forEach(level -> asked.append(level.severity())
                        .append('=')
                        .append(level.when())
                        .append('\n'));
        asked.append(rule.resolve().map(Resolve::when).orElse(""))
                .append('\n')
                .append(rule.source().orElse(""));
        return sum(asked);
    }

    /** The fingerprint of all that decides what a rule opens, and when. */
    static String ofEverything(IncidentRule rule, IncidentType type) {
        StringBuilder asked = new StringBuilder(of(rule, type));
        asked.append(rule.declares()).append(type.by()).append(rule.by());
        asked.append(rule.every()).append(rule.delay());
        SightCompiler.levels(rule, type)
                .forEach(level -> asked.append(rule.holdsFor(level)).append(rule.keep(level)));
        asked.append(rule.resolve()).append(rule.noData()).append(rule.zeroDenominator());
        asked.append(rule.seriesGone()).append(rule.dampsFlapping());
        asked.append(rule.blindAfter()).append(rule.goneAfter());
        return sum(asked);
    }

    private static String sum(StringBuilder asked) {
        CRC32C sum = new CRC32C();
        sum.update(asked.toString().getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
