package io.github.incidentsdk.insights.history.intake;

import io.github.incidentsdk.insights.history.HistoryBuilder;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.history.PastIncidentBuilder;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands rows. */
final class RowReader {

    private static final Map<Field, Moment> MOMENTS = new EnumMap<>(Map.of(
            Field.STARTED, Moment.STARTED,
            Field.DECLARED, Moment.DECLARED,
            Field.ACKNOWLEDGED, Moment.ACKNOWLEDGED,
            Field.MITIGATED, Moment.MITIGATED,
            Field.RESOLVED, Moment.RESOLVED,
            Field.REVIEWED, Moment.REVIEWED));

    private static final Pattern SEVERAL = Pattern.compile("[|;]");

    private final HistoryBuilder into;
    private final ImportSettings settings;
    private final Same same;

    private final Coverage coverage;

    private long days;

    RowReader(HistoryBuilder into, ImportSettings settings, Same same, Coverage coverage) {
        this.into = into;
        this.settings = settings;
        this.same = same;
        this.coverage = coverage;
    }

    /** Reads a value of {@code past}. */
    private interface Reading {
        void read(PastIncidentBuilder past, String text) throws Misunderstood;
    }

    /** Takes one row, whose id is there; says what is wrong with it. */
    List<String> read(Row row) {
        List<String> problems = new ArrayList<>();
        if (row.cell(Field.STARTED) == null && row.cell(Field.DECLARED) == null) {
            return List.of(row.place() + ": nothing says when it began; started_at or declared_at has to be"
                    + " there, or a column that is said, as in --column started=Created");
        }
        PastIncidentBuilder past = builder(row);
        texts(row, past);
        MOMENTS.forEach((field, moment) -> read(row, field, past, problems, (to, text) -> to.at(moment, time(text))));
        read(row, Field.SEVERITY, past, problems, (to, text) -> to.severity(settings.severityOf(text)));
        read(row, Field.DETECTED_BY, past, problems, (to, text) -> to.detectedBy(detectedBy(text)));
        read(
                row,
                Field.CUSTOMER_IMPACT,
                past,
                problems,
                (to, text) -> to.customerImpact(yes(text) ? CustomerImpact.YES : CustomerImpact.NO));
        read(row, Field.DRILL, past, problems, (to, text) -> to.drill(yes(text)));
        if (problems.isEmpty()) {
            PastIncident incident = past.build();
            order(row, incident, problems);
            if (!isApart(row)) {
                coverage.see(incident);
            }
        }
        return problems;
    }

    private Instant time(String text) throws Misunderstood {
        Instant time = settings.time(text);
        if (Times.isDay(text)) {
            days++;
        }
        return time;
    }

    /** How many times said only the day. */
    long days() {
        return days;
    }

    private PastIncidentBuilder builder(Row row) {
        String id = String.valueOf(row.text(Field.ID));
        String kind = row.text(Field.KIND);
        if (kind != null && isApart(row)) {
            return into.apart(id).type(same.text(kind));
        }
        return into.incident(id);
    }

    private boolean isApart(Row row) {
        String kind = row.text(Field.KIND);
        return kind != null && settings.isApart(kind);
    }

    private void texts(Row row, PastIncidentBuilder past) {
        String type = row.text(Field.TYPE);
        if (type != null) {
            past.type(same.text(type));
        }
        String service = row.text(Field.SERVICE);
        if (service != null) {
            past.service(same.text(service));
        }
        String title = row.text(Field.TITLE);
        if (title != null) {
            past.title(title);
        }
        past.components(list(row.text(Field.COMPONENTS))).factors(list(row.text(Field.FACTORS)));
        past.category(same(row.text(Field.CATEGORY)))
                .owner(same(row.text(Field.OWNER)))
                .link(row.text(Field.LINK));
    }

    private @Nullable String same(@Nullable String text) {
        return text == null ? null : same.text(text);
    }

    private List<String> list(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(SEVERAL.split(text, -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .map(same::text)
                        .distinct()
                        .toList();
    }

    private static void read(Row row, Field field, PastIncidentBuilder past, List<String> problems, Reading reading) {
        Row.Cell cell = row.cell(field);
        if (cell != null) {
            try {
                reading.read(past, cell.text());
            } catch (Misunderstood misunderstood) {
                problems.add(cell.place() + ": \"" + shown(cell.text()) + "\" " + misunderstood.getMessage());
            }
        }
    }

    private static void order(Row row, PastIncident incident, List<String> problems) {
        Row.Cell end = row.cell(Field.RESOLVED);
        Instant resolved = incident.resolvedAt();
        if (end != null && resolved != null && resolved.isBefore(incident.began())) {
            problems.add(end.place() + ": it ends at " + resolved + ", before it begins at " + incident.began());
        }
    }

    private static DetectedBy detectedBy(String text) throws Misunderstood {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "rule", "alert", "monitor", "monitoring" -> DetectedBy.RULE;
            case "code" -> DetectedBy.CODE;
            case "person", "human", "manual", "employee" -> DetectedBy.PERSON;
            case "customer", "user" -> DetectedBy.CUSTOMER;
            case "vendor" -> DetectedBy.VENDOR;
            default -> throw new Misunderstood("is nobody who notices; write rule, code, person, customer or vendor");
        };
    }

    private static boolean yes(String text) throws Misunderstood {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1" -> true;
            case "false", "no", "n", "0" -> false;
            default -> throw new Misunderstood("is neither yes nor no");
        };
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
