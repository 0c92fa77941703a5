package io.github.incidentsdk.review.action;

import io.github.incidentsdk.review.text.Plain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one person or team is to do, and how everybody will see that it is done; immutable.
 *
 * <p>A verb phrase with one owner: {@code Action.of("cap the crawler fleet at 20 nodes").ownedBy("crawling").dueOn(…)}. An idea that
 * nobody has taken on yet is a proposal of the review, not an action.
 *
 * @param what a verb phrase; one line
 * @param owner one person or team; empty where nobody has it
 * @param due the last day on which it is on time; null where there is none
 * @param result what can be observed when it is done; any number of lines, may be empty
 * @param ticket where its work is tracked, as a rule a URL; one line, may be empty
 * @param target the type or rule that it changes; null where it changes neither
 * @param history its steps, the oldest first; none means open
 */
public record Action(
        String what,
        String owner,
        @Nullable LocalDate due,
        String result,
        String ticket,
        @Nullable Target target,
        List<StatusChange> history) {

    public Action {
        what = Plain.line(what);
        owner = Plain.line(owner);
        result = Plain.block(result);
        ticket = Plain.line(ticket);
        history = List.copyOf(history);
    }

    /** An open action, of which nothing more is known yet. */
    public static Action of(String what) {
        return new Action(what, "", null, "", "", null, List.of());
    }

    public Action ownedBy(String one) {
        return new Action(what, one, due, result, ticket, target, history);
    }

    public Action dueOn(LocalDate day) {
        return new Action(what, owner, day, result, ticket, target, history);
    }

    /** The same with what can be observed when it is done. */
    public Action provenBy(String observable) {
        return new Action(what, owner, due, observable, ticket, target, history);
    }

    public Action trackedAt(String url) {
        return new Action(what, owner, due, result, url, target, history);
    }

    public Action changing(Target changed) {
        return new Action(what, owner, due, result, ticket, changed, history);
    }

    /** The same with one more step. */
    public Action now(ActionStatus status, LocalDate on, String note) {
        List<StatusChange> longer = new ArrayList<>(history);
        longer.add(new StatusChange(on, status, note));
        return new Action(what, owner, due, result, ticket, target, longer);
    }

    /** How far it has come: the last step's status. */
    public ActionStatus status() {
        return history.isEmpty()
                ? ActionStatus.OPEN
                : history.get(history.size() - 1).status();
    }

    public boolean isSettled() {
        return status().isSettled();
    }

    /** The day on which it was settled; null while it is not. */
    public @Nullable LocalDate settledOn() {
        return isSettled() ? history.get(history.size() - 1).on() : null;
    }

    /** Whether its day has passed on {@code today} and it is not settled. */
    public boolean isOverdue(LocalDate today) {
        Objects.requireNonNull(today, "overdue on which day?");
        return due != null && due.isBefore(today) && !isSettled();
    }
}
