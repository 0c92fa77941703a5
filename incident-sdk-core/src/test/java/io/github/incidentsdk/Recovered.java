package io.github.incidentsdk;

import io.github.incidentsdk.config.hold.HoldConfig;
import io.github.incidentsdk.delivery.HandWorkers;
import io.github.incidentsdk.delivery.Lanes;
import io.github.incidentsdk.delivery.engagement.LaneState;
import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.delivery.owed.Owed;
import io.github.incidentsdk.delivery.owed.Waiting;
import io.github.incidentsdk.digest.Digests;
import io.github.incidentsdk.hold.Holds;
import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.journal.directory.SimulatedMachine;
import io.github.incidentsdk.lifecycle.Drills;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.LifecycleSettings;
import io.github.incidentsdk.lifecycle.Recent;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.engine.RuleMemory;
import io.github.incidentsdk.rule.shadow.ShadowRule;
import io.github.incidentsdk.rule.shadow.ShadowScores;
import io.github.incidentsdk.sink.Accepts;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** All that a restart makes of a journal's lines, as text: the same for the same, whatever lines it was made of. */
final class Recovered {

    static final List<String> SHADOWS = List.of("shadowed", "other-shadowed");

    private final List<JournalLine> lines;
    private final Map<Long, Happened> all = new TreeMap<>();
    private final Instant now;
    private final StringBuilder text = new StringBuilder();

    private Recovered(List<JournalLine> lines, List<JournalLine> all, Instant now) {
        this.lines = lines;
        this.now = now;
        all.forEach(line -> {
            if (line instanceof Happened happened) {
                this.all.put(line.seq(), happened);
            }
        });
    }

    /**
     * @param lines what the restart is given
     * @param all every line that there is
     * @param now when it starts
     */
    static String of(List<JournalLine> lines, List<JournalLine> all, Map<String, Accepts> sinks, Instant now) {
        Recovered recovered = new Recovered(lines, all, now);
        recovered.incidents();
        sinks.forEach(recovered::lane);
        return recovered.text.toString();
    }

    private void incidents() {
        HandWorkers workers = new HandWorkers();
        LifecycleSettings settings = new LifecycleSettings(
                "shop", "one", Severity.SEV3, SimulatedMachine.REOPEN_WITHIN, LifecycleSettings.Limits.DEFAULT);
        IncidentTable table =
                new IncidentTable(settings, List.of(), workers.time(), (event, after) -> {}, counts -> Redaction.NONE);
        RuleMemory rules = new RuleMemory();
        Holding holding = new Holding(table, workers.time(), HoldConfig.defaults());
        ShadowScores scores = new ShadowScores(SHADOWS.stream()
                .map(rule -> new ShadowRule(rule, "cost-spike", "1"))
                .toList());
        EventLog events = new EventLog();
        Recent recent = events.recent();
        Drills drills = events.drills();
        Journal journal = new Journal(new Given(), 16, workers);
        ChangeLog changes = new ChangeLog(table, journal);
        Summaries summaries = new Summaries(table, recent, settings, now);
        Lanes lanes = Lanes.of(List.of(), workers);
        Digests digests =
                new Digests(List.of(), new Digests.Sources(summaries::digest, lanes::tell, journal::append), workers);
        new Restart(
                        settings.reopenWithin(),
                        now,
                        new Restart.Memories(events, summaries, changes, null),
                        new Restart.Places(rules, scores, holding, lanes, digests))
                .restore(journal, table);
        Set<String> kept = new TreeSet<>();
        List<TrackedIncident> incidents = new ArrayList<>(table.all());
        incidents.addAll(table.shadows().all());
        incidents.forEach(each -> kept.add(text(each.snapshot())));
        kept.forEach(each -> say("incident " + each));
        say("rules " + field(rules, "evaluated"));
        ((Map<?, ?>) field(rules, "states")).forEach((rule, states) -> {
            if (!((Map<?, ?>) states).isEmpty()) {
                say("rule " + rule + " " + new TreeMap<>(byText((Map<?, ?>) states)));
            }
        });
        new TreeMap<>(byText((Map<?, ?>) field(holding, "kept"))).forEach((id, line) -> {
            if (!((JournalLine.Muted) line).mute().isOver(now)) {
                say("mute " + line);
            }
        });
        say("summary " + recent.between(Instant.EPOCH, now, List.of(), type -> Severity.SEV2));
        say("drills " + drills);
        say("changes " + changes.recent().all());
        SHADOWS.forEach(rule -> say("score " + scores.of(rule)));
    }

    private static String text(IncidentSnapshot incident) {
        return incident.id() + " " + incident.seq() + " " + incident;
    }

    private static Map<String, Object> byText(Map<?, ?> map) {
        Map<String, Object> texts = new TreeMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), value));
        return texts;
    }

    private static Object field(Object of, String name) {
        try {
            Field field = of.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException gone) {
            throw new LinkageError(name, gone);
        }
    }

    private void lane(String sink, Accepts accepts) {
        LaneState state = new LaneState(sink, false, accepts, 10_000, Holds.NONE);
        lines.forEach(state::restore);
        Told opened = new Told(0, now, sink, "", "", "", state.firstNew(), What.LANE_OPENED, Map.of());
        state.restored(opened, 0, now);
        Ledger ledger =
                new Ledger(sink, state, told -> CompletableFuture.completedStage(null), new HandWorkers().time());
        say(sink + " " + state.known() + " at " + state.position());
        for (String id : new TreeSet<>(state.engagements().all())) {
            say(sink + " engaged " + id + " since " + state.engagements().since(id) + " told "
                    + state.engagements().wasTold(id) + " refused "
                    + state.engagements().wasRefused(id));
        }
        Map<String, String> owed = new TreeMap<>();
        state.owings().all().forEach(each -> owed.put(each.key(), text(each, state)));
        owed.values().stream().filter(each -> !each.isEmpty()).forEach(each -> say(sink + " owes " + each));
        state.dead().forEach(letter -> say(sink + " dead " + letter.seq() + " " + letter.eventId()));
        remembered(sink, state, ledger);
    }

    private String text(Owed owed, LaneState state) {
        List<Waiting> concern = owed.lines().stream()
                .filter(line -> state.engagements().has(line.incidentId())
                        || (all.containsKey(line.seq())
                                && isOpen(line.incidentId()) // or its end is read before anything is told
                                && state.mayEngage(all.get(line.seq()))))
                .toList();
        if (concern.isEmpty()) {
            return "";
        }
        StringBuilder said = new StringBuilder(owed.key());
        if (owed.held() != null) {
            said.append(
                    " held"); // other reasons depend on lines that concern nobody, and of these a snapshot keeps fewer
        }
        concern.forEach(line -> said.append(' ')
                .append(line.seq())
                .append(" of ")
                .append(line.incidentId())
                .append(
                        state.engagements().has(line.incidentId())
                                ? line.earlier()
                                : List.of())); // an opening is told alone
        return said
                + (owed.held() == null ? "" : " held at " + owed.held().line().seq());
    }

    private boolean isOpen(String id) {
        boolean open = false;
        for (Happened line : all.values()) {
            open = line.incident().id().equals(id) ? line.incident().isOpen() : open;
        }
        return open;
    }

    private void remembered(String sink, LaneState state, Ledger ledger) {
        Collection<Happened> newest = new TreeMap<>(all).values();
        Map<String, Happened> byId = new TreeMap<>();
        newest.forEach(line -> byId.put(line.incident().id(), line));
        byId.forEach((id, line) -> {
            IncidentSnapshot incident = line.incident();
            Instant ended = incident.resolvedAt();
            boolean mayComeBack = ended == null || !ended.isBefore(now.minus(SimulatedMachine.REOPEN_WITHIN));
            for (String name : List.of("ts", "thread")) {
                if (mayComeBack || state.engagements().has(id)) {
                    ledger.recall(line, name).ifPresent(value -> say(sink + " remembers " + id + " " + name + value));
                }
            }
        });
    }

    private void say(String line) {
        text.append(line).append('\n');
    }

    private final class Given implements IncidentStore {
        @Override
        public long load(Consumer<JournalLine> into) {
            lines.forEach(into);
            return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).seq();
        }

        @Override
        public void append(List<JournalLine> appended) {}

        @Override
        public List<JournalLine> read(long from, int max) {
            return List.of();
        }

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public void close() {}
    }
}
