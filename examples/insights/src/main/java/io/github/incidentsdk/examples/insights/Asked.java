package io.github.incidentsdk.examples.insights;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.insights.Insights;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.report.Voice;
import io.github.incidentsdk.model.Goal;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the command line asks for, understood. */
final class Asked {

    private static final String GOALS = "incidents.goals";

    private final Options options;
    private final ZoneId zone;

    Asked(Options options) throws WrongUsage {
        this.options = options;
        this.zone = zone(options);
    }

    Insights insights() throws WrongUsage {
        Insights insights = Insights.over(
                        options.all("--input").stream().map(Path::of).toList())
                .in(zone);
        String title = options.one("--title");
        if (title != null) {
            insights.titled(title);
        }
        for (String each : options.all("--break")) {
            String[] parts = parts("--break", each, "2024-03-01=\"SEV4 is no longer declared\"");
            insights.breakAt(moment("--break", parts[0]), parts[1]);
        }
        for (String each : options.all("--severity")) {
            String[] parts = parts("--severity", each, "urgent=SEV1");
            insights.severity(parts[0], severity(parts[1]));
        }
        files(insights);
        for (String each : options.all("--with")) {
            if (!each.equals("mttr")) {
                throw new WrongUsage("--with " + each + ": there is mttr");
            }
            insights.withMeans();
        }
        String config = options.one("--config");
        if (config != null) {
            insights.goals(goals(Path.of(config)));
        }
        String from = options.one("--from");
        String to = options.one("--to");
        if (from != null || to != null) {
            if (from == null || to == null) {
                throw new WrongUsage(
                        "--from and --to go together, since a rate needs to know how long nothing happened");
            }
            insights.within(window(moment("--from", from), moment("--to", to)));
        }
        return insights;
    }

    private void files(Insights insights) throws WrongUsage {
        for (String each : options.all("--column")) {
            String[] parts = parts("--column", each, "started=\"Began on\"");
            try {
                insights.importing(settings -> settings.column(parts[0], parts[1]));
            } catch (IllegalArgumentException unknown) {
                throw new WrongUsage("--column " + each + ": " + unknown.getMessage());
            }
        }
        String dates = options.one("--dates");
        if (dates != null) {
            try {
                insights.importing(settings -> settings.dates(dates));
            } catch (IllegalArgumentException none) {
                throw new WrongUsage("--dates " + dates + ": is no pattern, such as \"dd.MM.yyyy HH:mm\"");
            }
        }
    }

    Voice voice() throws WrongUsage {
        String asked = options.one("--voice");
        if (asked == null) {
            return Voice.ENGINEERS;
        }
        for (Voice voice : Voice.values()) {
            if (voice.name().equalsIgnoreCase(asked)) {
                return voice;
            }
        }
        throw new WrongUsage("--voice " + asked + ": there are engineers, executives and customers");
    }

    /** Refused is what is wrong with goals, and a file without any; what else is in it concerns no report. */
    private static Collection<Goal> goals(Path config) throws WrongUsage {
        if (!Files.isReadable(config)) {
            throw new WrongUsage("--config " + config + ": there is no such file, or it cannot be read");
        }
        IncidentConfig read;
        try {
            read = IncidentConfig.load(config);
        } catch (InvalidConfigurationException invalid) { // as it says itself that it is to be refused then
            throw new WrongUsage("--config " + config + ": " + invalid.getMessage());
        }
        List<Problem> wrong = read.problems().stream()
                .filter(problem -> read.goals().isEmpty() || problem.place().isWithin(GOALS))
                .toList();
        if (read.goals().isEmpty() || !wrong.isEmpty()) {
            throw new WrongUsage("--config " + config + ": "
                    + (wrong.isEmpty()
                            ? "there are no goals in it"
                            : wrong.stream().map(Problem::toString).collect(Collectors.joining("\n"))));
        }
        return read.goals().values();
    }

    private static ZoneId zone(Options options) throws WrongUsage {
        String asked = options.one("--zone");
        try {
            return asked == null ? ZoneOffset.UTC : ZoneId.of(asked);
        } catch (DateTimeException unknown) {
            throw new WrongUsage("--zone " + asked + ": is no time zone, such as Europe/Berlin");
        }
    }

    private static Window window(Instant from, Instant to) throws WrongUsage {
        if (!from.isBefore(to)) {
            throw new WrongUsage("--from has to be before --to");
        }
        if (from.isAfter(TimeSource.system().wall())) {
            throw new WrongUsage("--from " + from + " is still to come: nothing is known of it yet");
        }
        return new Window(from, to);
    }

    private static String[] parts(String option, String given, String example) throws WrongUsage {
        int equals = given.indexOf('=');
        if (equals < 1 || equals == given.length() - 1) {
            throw new WrongUsage(option + " " + given + ": write " + option + " " + example);
        }
        return new String[] {given.substring(0, equals), given.substring(equals + 1)};
    }

    private Instant moment(String option, String given) throws WrongUsage {
        try {
            return given.contains("T")
                    ? Instant.parse(given)
                    : LocalDate.parse(given).atStartOfDay(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw new WrongUsage(option + " " + given + ": is no date, such as 2024-03-01 or 2024-03-01T12:00:00Z");
        }
    }

    private static Severity severity(String given) throws WrongUsage {
        try {
            return Severity.valueOf(given.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new WrongUsage("--severity: " + given + " is none of SEV1 to SEV5");
        }
    }
}
