package io.github.incidentsdk.readiness;

import io.github.incidentsdk.model.Drill;
import io.github.incidentsdk.readiness.Prepared.Outlet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is missing of what should be there. */
public final class Audit {

    private Audit() {}

    /** What is missing at {@code now}. */
    public static Readiness of(Prepared type, Instant now) {
        List<Gap> gaps = new ArrayList<>();
        if (!type.ranked()) {
            gaps.add(new Gap(
                    Need.SEVERITY,
                    "nothing says how bad it is: add severity to types." + type.type() + ", or levels to its rules"));
        }
        help(type, gaps);
        sinks(type, gaps);
        drill(type, now, gaps);
        return new Readiness(type.type(), gaps);
    }

    private static void help(Prepared type, List<Gap> gaps) {
        Prepared.Help help = type.help();
        if (help.owner() == null) {
            gaps.add(new Gap(Need.OWNER, "nobody owns it: add owner to types." + type.type()));
        } else if (!help.contacts()) {
            gaps.add(new Gap(Need.CONTACT, "its owner cannot be asked: add " + help.owner() + " to contacts"));
        }
        if (!help.playbook()) {
            gaps.add(new Gap(Need.PLAYBOOK, "nothing says what to do: add playbook to types." + type.type()));
        }
    }

    private static void sinks(Prepared type, List<Gap> gaps) {
        if (type.sinks().isEmpty()) {
            gaps.add(new Gap(Need.SINK, "no sink would be told of it: see what the sinks accept"));
        } else if (type.sinks().stream().noneMatch(Outlet::works)) {
            String ids = type.sinks().stream().map(Outlet::id).collect(Collectors.joining(", "));
            gaps.add(new Gap(
                    Need.SINK, "of the sinks that would be told of it none takes anything at present: see to " + ids));
        }
    }

    private static void drill(Prepared type, Instant now, List<Gap> gaps) {
        Instant last = type.drilledAt();
        if (last == null || last.isBefore(now.minus(Drill.COUNTS_FOR))) {
            String since = last == null
                    ? "it was not rehearsed"
                    : "it was last rehearsed on "
                            + last.atOffset(ZoneOffset.UTC).toLocalDate();
            gaps.add(new Gap(
                    Need.DRILL,
                    since + ", and should be every " + Drill.COUNTS_FOR.toDays() + " days: drill(\"" + type.type()
                            + "\")"));
        }
    }
}
