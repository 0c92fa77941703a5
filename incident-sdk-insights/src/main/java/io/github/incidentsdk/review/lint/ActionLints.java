package io.github.incidentsdk.review.lint;

import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.ActionStatus;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Warnings about one action. */
final class ActionLints {

    private static final int SOONEST = 3;
    private static final int LATEST = 60;
    private static final Pattern WISH = Pattern.compile(
            "(?i)(?:we (?:should|need to|must)|try to|consider|improve|enhance|optimi[sz]e|look (?:at|into)|think about|explore|discuss"
                    + "|be (?:more )?careful|pay (?:more )?attention|raise awareness|remind|communicate better|better|more)\\b.*");
    private static final Pattern SEVERAL = Pattern.compile("(?i).*(?:,|;|&|/|\\+|\\band\\b).*");

    private final Action action;
    private final List<Lint> lints = new ArrayList<>();

    private ActionLints(Action action) {
        this.action = action;
    }

    /** @param agreed the day on which it was agreed */
    static List<Lint> of(Action action, LocalDate agreed) {
        ActionLints one = new ActionLints(action);
        if (!action.isSettled()) {
            one.owner();
            one.due(agreed);
            one.words();
        } else if (action.status() == ActionStatus.DROPPED) {
            one.reason();
        }
        return one.lints;
    }

    private void reason() {
        if (action.history().get(action.history().size() - 1).note().isEmpty()) {
            add("no-reason", "it was dropped, and nobody said why", "write it behind the status, as \"dropped: why\"");
        }
    }

    private void owner() {
        if (action.owner().isEmpty()) {
            add("no-owner", "nobody owns it", "name one person or team, or make it a proposal");
        } else if (SEVERAL.matcher(action.owner()).matches()) {
            add("several-owners", "\"" + action.owner() + "\" are several", "name one, who asks the others");
        }
    }

    private void due(LocalDate agreed) {
        LocalDate due = action.due();
        if (due == null) {
            add("no-day", "it has no day", "say until when, or make it a proposal");
            return;
        }
        long days = ChronoUnit.DAYS.between(agreed, due);
        if (days > LATEST) {
            add(
                    "due-late",
                    "it is due in " + days + " days",
                    "find a first part that is done within " + LATEST + " days");
        } else if (days >= 0 && days < SOONEST) {
            add(
                    "due-soon",
                    "it is due in " + days + (days == 1 ? " day" : " days"),
                    "leave room for what comes between, or just do it");
        }
    }

    private void words() {
        if (WISH.matcher(action.what()).matches()) {
            add("wish", "it reads like a wish", "say what will be different, so that everybody sees when it is done");
        }
        if (action.result().isEmpty()) {
            add("no-result", "nobody can see when it is done", "say what can be observed then");
        }
    }

    private void add(String name, String what, String advice) {
        lints.add(new Lint(name, "action \"" + action.what() + "\"", what, advice));
    }
}
