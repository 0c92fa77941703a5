package io.github.incidentsdk.sink.log;

import io.github.incidentsdk.briefing.BriefedStep;
import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.briefing.BriefingWords;
import io.github.incidentsdk.briefing.Contact;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What was known before an incident, in the few words that a line of a log has room for. */
final class KnownBefore {

    private KnownBefore() {}

    static String of(Briefing briefing) {
        StringJoiner words = new StringJoiner("; ", " | ", "").setEmptyValue("");
        briefing.severity().ifPresent(meaning -> {
            add(words, "means ", meaning.meaning());
            add(words, "expects ", meaning.expects());
        });
        briefing.contacts().stream().map(Contact::line).forEach(contact -> words.add("ask " + contact));
        briefing.bridge().ifPresent(bridge -> words.add("bridge " + bridge));
        briefing.channel().ifPresent(channel -> words.add("channel " + channel));
        briefing.playbook().stream()
                .filter(step -> !step.done())
                .findFirst()
                .ifPresent(
                        step -> words.add("do " + next(step, briefing.playbook().size())));
        briefing.past().stream().findFirst().ifPresent(past -> words.add("last " + BriefingWords.past(past)));
        briefing.changes().stream()
                .map(BriefingWords::change)
                .reduce((earlier, later) -> later)
                .ifPresent(change -> words.add("changed " + change));
        return words.toString();
    }

    private static String next(BriefedStep step, int steps) {
        String who = step.step().who();
        return "step " + step.number() + " of " + steps + ": " + step.step().text()
                + (who == null ? "" : " (" + who + ")");
    }

    private static void add(StringJoiner words, String what, @Nullable String text) {
        if (text != null) {
            words.add(what + text);
        }
    }
}
