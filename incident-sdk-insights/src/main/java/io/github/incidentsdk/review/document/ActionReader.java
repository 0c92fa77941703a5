package io.github.incidentsdk.review.document;

import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.ActionStatus;
import io.github.incidentsdk.review.action.StatusChange;
import io.github.incidentsdk.review.action.Target;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one action. */
final class ActionReader {

    private static final Pattern BOX = Pattern.compile("(?s)\\[([ xX])](?:\\s+(.*))?");
    private static final Pattern STEP = Pattern.compile(
            "(?s)([+-]?\\d{4,9}-\\d\\d-\\d\\d)\\s+([a-z]+)(?:\\s*:\\s*(.*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TARGET = Pattern.compile("(?s)(type|rule):\\s*(\\S.*)", Pattern.CASE_INSENSITIVE);

    private final Item item;
    private final Fields fields;
    private final Problems problems;

    ActionReader(Item item, Problems problems) {
        this.item = item;
        this.fields = new Fields(item, Part.ACTIONS, problems);
        this.problems = problems;
    }

    Action read() {
        Matcher box = BOX.matcher(item.text());
        boolean isTicked = box.matches() && !" ".equals(box.group(1));
        String text = box.matches() ? (box.group(2) == null ? "" : box.group(2)) : item.text();
        FirstParagraph what = FirstParagraph.of(fields.unescaped(text));
        if (!what.below().isEmpty()) {
            problems.keep(
                    item.line(),
                    "what stands below \"" + what.line() + "\" is no part of the action",
                    "say it behind \"- result:\", or in a section of its own",
                    Part.ACTIONS.heading(),
                    item.text());
        }
        Action action = new Action(
                what.line(),
                fields.line("owner"),
                fields.value("due", ActionReader::day, "no day", "write it as 2026-03-02"),
                fields.block("result"),
                fields.line("ticket"),
                fields.value("changes", ActionReader::target, "no type or rule", "write it as type:name or rule:id"),
                history());
        if (box.matches() && isTicked != action.isSettled()) {
            problems.add(
                    item.line(),
                    "the box of \"" + action.what() + "\" is " + (isTicked ? "ticked" : "not ticked")
                            + " and its last status is " + Words.of(action.status()) + ", which is what counts",
                    "add a line such as \"- status: 2026-03-02 " + (isTicked ? "done" : "started") + "\"");
        }
        return action;
    }

    private static @Nullable Target target(String changes) {
        Matcher target = TARGET.matcher(changes);
        if (!target.matches()) {
            return null;
        }
        return "type".equalsIgnoreCase(target.group(1)) ? Target.type(target.group(2)) : Target.rule(target.group(2));
    }

    private List<StatusChange> history() {
        List<StatusChange> history = new ArrayList<>();
        for (Item.Field field : fields.said("status")) {
            String step = fields.unescaped(field.value());
            Matcher parts = STEP.matcher(step);
            LocalDate day = parts.matches() ? day(parts.group(1)) : null;
            ActionStatus status = day == null ? null : Words.read(ActionStatus.class, parts.group(2));
            if (day != null && status != null) {
                history.add(new StatusChange(day, status, parts.group(3) == null ? "" : parts.group(3)));
            } else {
                fields.keep(
                        field,
                        "\"" + step + "\" is no day and status",
                        "write it as \"2026-03-02 done: what came of it\", with " + Words.all(ActionStatus.class));
            }
        }
        return history;
    }

    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException none) { // people write what they like; the caller says so
            return null;
        }
    }
}
