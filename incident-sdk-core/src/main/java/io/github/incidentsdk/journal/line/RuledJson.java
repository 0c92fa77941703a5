package io.github.incidentsdk.journal.line;

import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonReader;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.json.UnknownWordException;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.RuleState.Level;
import io.github.incidentsdk.model.RuleState.Phase;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where rules are: the member {@code rules} of its line, written and read. */
final class RuledJson implements JsonReader.Members {

    private static final Map<String, Phase> PHASES = words(Phase.values(), RuledJson::word);
    private static final Map<String, Severity> SEVERITIES = words(Severity.values(), Enum::name);

    private Instant at = Instant.EPOCH;
    private List<String> evaluated = List.of();
    private List<RuleState> states = List.of();

    private static <E> Map<String, E> words(E[] all, Function<E, String> word) {
        return Arrays.stream(all).collect(Collectors.toUnmodifiableMap(word, each -> each));
    }

    static void write(JsonWriter json, Ruled line) {
        json.object("rules", rules -> {
            rules.put("at", line.at());
            if (!line.evaluated().isEmpty()) {
                rules.array("evaluated", ids -> line.evaluated().forEach(ids::add));
            }
            if (!line.states().isEmpty()) {
                rules.array(
                        "states",
                        states -> line.states().forEach(state -> states.addObject(members -> write(members, state))));
            }
        });
    }

    private static void write(JsonWriter json, RuleState state) {
        json.put("rule", state.rule());
        if (!state.by().isEmpty()) {
            json.putTexts("by", state.by());
        }
        json.put("condition", state.condition());
        if (state.results() != 0) {
            json.put("results", state.results());
        }
        if (!state.values().isEmpty()) {
            json.putNumbers("values", state.values());
        }
        json.array(
                "levels",
                levels -> state.levels()
                        .forEach(level -> levels.addObject(members -> {
                            members.put("severity", level.severity().name())
                                    .put("phase", word(level.phase()))
                                    .put("true_ms", level.trueMillis());
                            if (level.phase() == Phase.RECOVERING) {
                                members.put("false_ms", level.falseMillis()).put("over", level.over());
                            }
                            if (!level.when().isEmpty()) {
                                members.put("when", level.when());
                            }
                        })));
    }

    private static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void member(String name, JsonReader value) throws JsonException {
        switch (name) {
            case "at" -> at = value.time();
            case "evaluated" -> evaluated = value.list(JsonReader::text);
            case "states" ->
                states = value.list(element -> {
                    State state = new State();
                    element.members(state);
                    return state.read();
                });
            default -> {} // a newer version wrote it
        }
    }

    Ruled line(long seq) {
        return new Ruled(seq, at, evaluated, states);
    }

    private static <E> E known(Map<String, E> words, String word) throws JsonException {
        E known = words.get(word);
        if (known == null) {
            throw new UnknownWordException("rule state \"" + word + "\"", 1, 1);
        }
        return known;
    }

    private static final class State implements JsonReader.Members {
        private String rule = "";
        private Map<String, String> by = Map.of();
        private String condition = "";
        private List<Level> levels = List.of();
        private long results;
        private Map<String, Double> values = Map.of();

        @Override
        public void member(String name, JsonReader value) throws JsonException {
            switch (name) {
                case "rule" -> rule = value.text();
                case "by" -> by = value.texts();
                case "condition" -> condition = value.text();
                case "results" -> results = value.number();
                case "values" -> values = value.numbers();
                case "levels" ->
                    levels = value.list(element -> {
                        OneLevel level = new OneLevel();
                        element.members(level);
                        return level.read();
                    });
                default -> {} // a newer version wrote it
            }
        }

        RuleState read() {
            return new RuleState(rule, by, condition, levels, results, values);
        }
    }

    private static final class OneLevel implements JsonReader.Members {
        private String severity = "";
        private String phase = "";
        private long trueMillis;
        private long falseMillis;
        private boolean over;
        private String when = "";

        @Override
        public void member(String name, JsonReader value) throws JsonException {
            switch (name) {
                case "severity" -> severity = value.text();
                case "phase" -> phase = value.text();
                case "true_ms" -> trueMillis = value.number();
                case "false_ms" -> falseMillis = value.number();
                case "over" -> over = value.flag();
                case "when" -> when = value.text();
                default -> {} // a newer version wrote it
            }
        }

        Level read() throws JsonException {
            return new Level(known(SEVERITIES, severity), known(PHASES, phase), trueMillis, falseMillis, over, when);
        }
    }
}
