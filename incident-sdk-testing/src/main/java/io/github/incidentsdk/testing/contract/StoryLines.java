package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Reported;
import io.github.incidentsdk.journal.JournalLine.Stage;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lines as a real manager's journal hands them to its store, numbered from 1 without gaps. */
final class StoryLines {

    private StoryLines() {}

    /** Lines of every kind, and of every kind of event and receipt among them. */
    static List<JournalLine> everyKind() {
        List<JournalLine> lines = of(teller -> {
            ruled(teller);
            muted(teller);
            Story.everythingHappens(teller);
        });
        Story.reopening().forEach(told -> lines.add(new Happened(0, told.event(), told.incident())));
        Story.rare().forEach(told -> lines.add(new Happened(0, told.event(), told.incident())));
        Happened about = (Happened) few(1).get(0);
        for (What what : What.values()) {
            lines.add(new Told(
                    0,
                    about.at(),
                    "recorded",
                    about.incident().key(),
                    about.incident().id(),
                    about.event().stamp().eventId(),
                    1,
                    what,
                    Map.of("status", "202")));
        }
        lines.add(new Changed(0, about.at(), new Change(about.at(), "deploy", "1.4", Actor.CODE, null)));
        for (Stage stage : Stage.values()) {
            lines.add(new Reported(0, about.at(), "weekly", "recorded", about.at(), stage, "the backend is down"));
        }
        return numbered(lines);
    }

    /** Lines whose texts are as long and as strange as texts get. */
    static List<JournalLine> strange() {
        return numbered(of(Story::strangeThingsHappen));
    }

    /** So many openings of so many incidents. */
    static List<JournalLine> few(int many) {
        List<JournalLine> lines = new ArrayList<>();
        for (HandedDelivery told : Story.of(teller -> declare(teller, many))) {
            lines.add(new Happened(0, told.event(), told.incident()));
        }
        return numbered(lines);
    }

    private static void declare(Story.Teller teller, int many) {
        for (int i = 0; i < many; i++) {
            int number = i;
            teller.declare("contract-many", details -> details.by("number", number));
        }
    }

    private static void ruled(Story.Teller teller) {
        teller.manager().metrics().gauge("contract_depth", () -> 5_000);
        teller.time().advance(Duration.ofMinutes(2));
    }

    private static void muted(Story.Teller teller) {
        Silence silence = new Silence(
                "contract-silence",
                Matching.type("contract-none"),
                teller.time().wall().plus(Duration.ofHours(1)),
                "dana",
                "a move");
        teller.manager().silence(silence);
        teller.pass();
        teller.manager().endSilence(silence.id(), "dana");
    }

    private static List<JournalLine> of(Consumer<Story.Teller> happens) {
        VirtualTime time = new VirtualTime();
        Collected store = new Collected();
        IncidentSink sink = delivery -> {
            delivery.remember("message", "1700000000.42");
            return DeliveryOutcome.accepted();
        };
        try (IncidentManager manager = IncidentManager.builder()
                .service("contract")
                .instance("contract-0")
                .rule(IncidentRule.named("contract-rule")
                        .declares("contract-ruled")
                        .value("contract_depth")
                        .level(Severity.SEV2, "> 1000")
                        .build())
                .sink("recorded", sink)
                .store(store)
                .workers(time)
                .closeWithProcess(false)
                .build()) {
            happens.accept(new Story.Teller(manager, time));
            time.advance(Duration.ofMinutes(1));
        }
        return store.lines;
    }

    private static List<JournalLine> numbered(List<JournalLine> lines) {
        List<JournalLine> numbered = new ArrayList<>();
        for (JournalLine line : lines) {
            numbered.add(line.withSeq(numbered.size() + 1));
        }
        return numbered;
    }

    /** All that a journal hands over; called durable, since where rules are is only kept for another process. */
    private static final class Collected implements IncidentStore {
        private final List<JournalLine> lines = new ArrayList<>();

        @Override
        public long load(Consumer<JournalLine> into) {
            return 0;
        }

        @Override
        public void append(List<JournalLine> more) {
            lines.addAll(more);
        }

        @Override
        public List<JournalLine> read(long from, int max) {
            return lines.stream().filter(line -> line.seq() >= from).limit(max).toList();
        }

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public void close() {}
    }
}
