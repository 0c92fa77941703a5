package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.briefing.BriefedStep;
import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.briefing.BriefingWords;
import io.github.incidentsdk.briefing.Contact;
import io.github.incidentsdk.briefing.SeverityMeaning;
import java.util.List;
import java.util.stream.Stream;

/** What was known before an incident, as sections of a message: what it means, what to do, whom to ask and where, what was before. */
final class Known {

    private final Briefing briefing;

    Known(Briefing briefing) {
        this.briefing = briefing;
    }

    /** Each within the bounds of a section; those of which nothing is known are not there. */
    List<String> sections() {
        return Stream.of(meaning(), playbook(), help(), past(), changes())
                .filter(section -> !section.isEmpty())
                .map(Mrkdwn::toString)
                .toList();
    }

    private static Mrkdwn section() {
        return new Mrkdwn(Blocks.SECTION);
    }

    /** A part under a name of ours, on a line of its own. */
    private static Mrkdwn named(Mrkdwn text, String name) {
        return (text.isEmpty() ? text : text.line()).mark("*" + name + "* ");
    }

    private Mrkdwn meaning() {
        Mrkdwn text = section();
        briefing.severity().ifPresent(meaning -> say(meaning, text));
        return text;
    }

    private static void say(SeverityMeaning meaning, Mrkdwn text) {
        if (meaning.meaning() != null) {
            named(text, meaning.severity() + " means").say(meaning.meaning());
        }
        if (meaning.expects() != null) {
            named(text, "Expected").say(meaning.expects());
        }
        String updates = BriefingWords.updates(meaning);
        if (!updates.isEmpty()) {
            named(text, "Updates").say(updates);
        }
    }

    private Mrkdwn playbook() {
        Mrkdwn text = section();
        if (!briefing.playbook().isEmpty()) {
            text.mark("*Playbook*");
            for (BriefedStep step : briefing.playbook()) {
                text.line().mark(step.done() ? "✅ " : "☐ ").say(BriefingWords.step(step));
                String link = step.step().link();
                if (link != null) {
                    text.say(" ").link(link);
                }
            }
        }
        return text;
    }

    private Mrkdwn help() {
        Mrkdwn text = section();
        for (Contact contact : briefing.contacts()) {
            named(text, "Ask").say(contact.line());
        }
        briefing.bridge().ifPresent(bridge -> named(text, "Bridge").link(bridge));
        briefing.channel().ifPresent(channel -> named(text, "Channel").link(channel));
        return text;
    }

    private Mrkdwn past() {
        return list("The last of this type", briefing.past().stream().map(BriefingWords::past));
    }

    private Mrkdwn changes() {
        return list("Changed in the hour before", briefing.changes().stream().map(BriefingWords::change));
    }

    private static Mrkdwn list(String name, Stream<String> lines) {
        Mrkdwn text = section();
        lines.forEach(line ->
                (text.isEmpty() ? text.mark("*" + name + "*") : text).line().say(line));
        return text;
    }
}
