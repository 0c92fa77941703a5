package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.EventWords;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happened, in somebody's words: what an incident's message does not show by itself.
 *
 * @param event what happened
 */
record Detail(IncidentEvent event) {

    /** Whether there is something to tell: an opening, a repeat and a kept state are what a message shows. */
    private static boolean isIn(IncidentEvent event) {
        return !(event instanceof IncidentEvent.Declared
                || event instanceof IncidentEvent.Observed
                || event instanceof IncidentEvent.StateKept);
    }

    /** Whether it calls somebody, so that those who do not follow the thread should see it as well. */
    boolean isCall() {
        return event instanceof IncidentEvent.Reopened
                || (event instanceof IncidentEvent.SeverityChanged changed
                        && changed.to().moreSevereThan(changed.from()));
    }

    /** Says who did what. */
    void say(Mrkdwn text) {
        text.mark("*" + Words.sentence(event.kind()) + "* by ")
                .say(Words.of(event.stamp().actor()));
        String words = EventWords.of(event);
        if (event instanceof IncidentEvent.Linked linked) {
            Link link = linked.link();
            text.say(": " + link.text() + " ").link(link.url());
        } else if (!words.isEmpty()) {
            text.say(": " + words);
        }
    }

    /** What the delivery tells beside the state, oldest first. */
    static List<Detail> of(Delivery delivery) {
        return Stream.concat(delivery.coalesced().stream(), Stream.of(delivery.event()))
                .filter(Detail::isIn)
                .map(Detail::new)
                .toList();
    }

    /** One line for each. */
    static String lines(List<Detail> details) {
        Mrkdwn text = new Mrkdwn(Blocks.SECTION);
        for (Detail detail : details) {
            detail.say(text.isEmpty() ? text : text.line());
        }
        return text.toString();
    }
}
