package io.github.incidentsdk;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which package may import which. Everything that is not written here is refused; the root alone may import all. */
final class Arrows {

    static final String ROOT = "";

    private static final Map<String, Set<String>> TABLE = """
            config      -> briefing config.briefing config.definition config.hold config.prometheus config.numbers config.report config.section config.yaml config.tree config.problem digest redaction rule rule.prometheus hold sink policy expression metric model json settings
            config.briefing -> briefing config.section config.tree config.problem model
            config.definition -> config.section config.tree config.problem rule policy expression metric model
            config.hold -> config.section config.tree config.problem hold model
            config.prometheus -> config.section config.tree config.problem config.yaml rule.prometheus rule.template expression metric model
            config.numbers -> config.section config.tree config.problem
            config.report -> config.section config.tree config.problem digest model
            config.section -> config.tree config.problem model
            config.yaml -> config.tree config.problem
            config.tree -> config.problem json
            config.problem ->
            explain     -> delivery hold rule.engine rule.shadow rule rule.state evaluation json model
            selfreport  -> delivery rule.engine lifecycle journal metric model
            briefing    -> model
            delivery    -> delivery.attempt delivery.engagement delivery.owed delivery.pace hold sink journal model time
            delivery.attempt -> delivery.engagement delivery.owed sink journal model time
            delivery.engagement -> delivery.owed hold sink journal model time
            delivery.pace ->
            delivery.owed -> hold journal model
            polling     -> rule.remote metric time
            rule.engine -> rule.shadow rule.sight rule.state rule.remote rule.prometheus rule.template rule lifecycle evaluation metric.series metric model
            rule.remote -> rule.sight rule expression metric model
            rule.sight  -> rule policy evaluation expression metric.series metric model
            rule.state  -> rule model
            rule.shadow -> model
            rule.prometheus -> rule.template evaluation expression metric.series metric model
            rule.template -> metric
            rule        -> policy evaluation expression model
            lifecycle   -> policy model time
            journal.directory -> journal.snapshot journal.line journal hold json model time
            journal.snapshot -> journal hold model
            journal.line -> journal hold json model time
            journal     -> hold json model time
            hold        -> model
            sink.http   -> sink settings json model time
            sink.*      -> sink sink.http briefing settings json model time
            sink        -> briefing settings model
            policy      -> evaluation expression metric.series metric model
            evaluation  -> evaluation.vector evaluation.window evaluation.math expression metric.series metric
            evaluation.vector -> evaluation.window evaluation.math expression metric.series metric
            evaluation.window -> evaluation.math expression metric.series
            evaluation.math   -> expression metric.series
            appender.*  -> appender
            appender    ->
            expression  -> expression.regex
            expression.regex ->
            metric.http -> expression.regex metric settings json time
            metric.saved -> metric.series metric
            metric.series -> metric
            metric      -> settings
            json        -> model
            readiness   -> model
            digest      -> sink journal model time
            redaction   -> expression.regex settings model
            settings    ->
            time        ->
            model       ->
            """.lines()
            .map(line -> line.split("->", -1))
            .collect(toUnmodifiableMap(row -> row[0].strip(), row -> words(row[1])));

    private Arrows() {}

    /** Whether {@code from} may import {@code to}; packages are written relative to the root. */
    static boolean allow(String from, String to) {
        return from.equals(to)
                || from.equals(ROOT)
                || row(from).orElse(Set.of()).contains(to);
    }

    static boolean know(String aPackage) {
        return aPackage.equals(ROOT) || row(aPackage).isPresent();
    }

    private static Optional<Set<String>> row(String aPackage) {
        Set<String> own = TABLE.get(aPackage);
        return own != null ? Optional.of(own) : Optional.ofNullable(TABLE.get(parent(aPackage) + ".*"));
    }

    private static String parent(String aPackage) {
        return aPackage.substring(0, Math.max(0, aPackage.lastIndexOf('.')));
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.strip().split(" +", -1));
    }
}
