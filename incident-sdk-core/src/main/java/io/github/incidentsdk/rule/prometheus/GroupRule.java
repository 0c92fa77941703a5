package io.github.incidentsdk.rule.prometheus;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One rule of a group. */
public sealed interface GroupRule {

    /** Returns the alert's name, or the metric's. */
    String name();

    /** Returns what is evaluated. */
    String expression();

    /** Whether it alerts, or should. */
    default boolean alerts() {
        return false;
    }

    /**
     * A rule that alerts for each series that its expression gives.
     *
     * @param name the alert's
     * @param expression any vector; a series that is there is true
     * @param holdsFor how long it must be there before the alert fires
     * @param keepFiringFor how long it must be gone before the alert ends
     * @param labels added to those of the series; templates
     * @param annotations what is told of it; templates
     */
    record Alerting(
            String name,
            String expression,
            Duration holdsFor,
            Duration keepFiringFor,
            Map<String, String> labels,
            Map<String, String> annotations)
            implements GroupRule {

        public Alerting {
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
            annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        }

        @Override
        public boolean alerts() {
            return true;
        }
    }

    /**
     * A rule whose result becomes a metric.
     *
     * @param name the metric's
     * @param expression a vector or a scalar
     * @param labels added to those of the series, an empty one takes a label away; no templates
     */
    record Recording(String name, String expression, Map<String, String> labels) implements GroupRule {

        public Recording {
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }
    }

    /**
     * A rule that is not run; it keeps its place, so that the others keep their names.
     *
     * @param name the alert's or the metric's; where it has none, where it stands
     * @param alerts whether it would alert
     * @param why it is not run
     */
    record NotRun(String name, boolean alerts, String why) implements GroupRule {

        @Override
        public String expression() {
            return "";
        }
    }
}
