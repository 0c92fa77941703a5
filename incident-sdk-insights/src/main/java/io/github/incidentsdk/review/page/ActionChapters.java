package io.github.incidentsdk.review.page;

import io.github.incidentsdk.page.Element;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.StatusChange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is done about it, owner by owner, with how many are overdue. */
final class ActionChapters {

    private final Review review;
    private final LocalDate today;

    ActionChapters(Review review, LocalDate today) {
        this.review = review;
        this.today = today;
    }

    void into(Chapters chapters) {
        if (review.actions().isEmpty()) {
            return;
        }
        Element content = Element.of("div").add(Element.of("p", count()));
        for (Map.Entry<String, List<Action>> owned : review.actionsByOwner().entrySet()) {
            if (!owned.getKey().isEmpty()) {
                content.add(Element.of("h3", owned.getKey()));
            }
            Element list = Element.of("ul");
            owned.getValue().forEach(action -> list.add(action(action)));
            content.add(list);
        }
        chapters.chapter("Actions", List.of(content));
    }

    private String count() {
        int all = review.actions().size();
        int settled = all - review.unsettled().size();
        int overdue = review.overdue(today).size();
        return settled + " of " + all + " settled"
                + (overdue == 0 ? "." : "; " + overdue + " overdue on " + today + ".");
    }

    private Element action(Action action) {
        Element item = Element.of("li").style("whole");
        item.add(Element.of("strong", action.what()));
        if (action.isOverdue(today)) {
            item.text(" ").add(Element.of("span", "overdue").style("mark"));
        }
        String due = action.due() == null ? "" : ", due " + action.due();
        String changes = action.target() == null ? "" : ", changes " + action.target();
        item.add(Element.of("div", Say.word(action.status()) + due + changes).style("soft small"));
        if (!action.result().isEmpty()) {
            item.add(Markdown.block(action.result()));
        }
        if (!action.ticket().isEmpty()) {
            item.add(Element.of("div").add(Element.link(action.ticket(), action.ticket())));
        }
        if (!action.history().isEmpty()) {
            String steps = action.history().stream().map(ActionChapters::step).collect(Collectors.joining(" → "));
            item.add(Element.of("div", steps).style("soft small"));
        }
        return item;
    }

    private static String step(StatusChange step) {
        return step.on() + " " + Say.word(step.status()) + (step.note().isEmpty() ? "" : " (" + step.note() + ")");
    }
}
