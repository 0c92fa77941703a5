package io.github.incidentsdk.selfreport;

import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.journal.JournalStatus;
import io.github.incidentsdk.rule.engine.RuleStatus;
import java.util.List;

/**
 * How the SDK's parts are at one moment.
 *
 * @param rules those that run
 * @param sinks every sink's lane
 * @param journal the journal
 * @param refusedSeries how many series were left out because there were too many, since the start
 * @param refusedIncidents how many incidents did not begin because there were too many, since the start
 */
public record Observed(
        List<RuleStatus> rules,
        List<LaneStatus> sinks,
        JournalStatus journal,
        long refusedSeries,
        long refusedIncidents) {}
