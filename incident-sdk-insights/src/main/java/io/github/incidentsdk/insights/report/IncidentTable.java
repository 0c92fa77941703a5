package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.words.Words;
import io.github.incidentsdk.page.Cut;
import io.github.incidentsdk.page.Element;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The list of incidents to which figures lead. */
final class IncidentTable {

    private final IncidentIndex index;
    private final int all;
    private final Dates dates;

    IncidentTable(IncidentIndex index, int all, Dates dates) {
        this.index = index;
        this.all = all;
        this.dates = dates;
    }

    Element element() {
        Element body = Element.of("tbody");
        index.listed().forEach(incident -> body.add(row(incident)));
        Element head = Element.of("tr");
        for (String column : new String[] {"", "began", "lasted", "severity", "what", "where", ""}) {
            head.add(Element.of("th", column).attribute("scope", "col"));
        }
        Element section = Element.of("section");
        if (index.listed().size() < all) {
            section.add(Element.of(
                            "p",
                            "These are the last "
                                    + Words.count(index.listed().size()) + " of " + Words.count(all)
                                    + "; the data has all.")
                    .style("note"));
        }
        return section.add(Element.of("table").add(Element.of("thead").add(head), body));
    }

    private Element row(Listed incident) {
        int number = index.number(incident);
        Element what = Element.of("td", Cut.title(incident.title()));
        incident.notes()
                .forEach(note ->
                        what.text(" ").add(Element.of("span", Cut.title(note)).style("mark")));
        what.add(Element.of("br"), Element.of("span", Cut.title(incident.id())).style("soft small"));
        Element links = Element.of("td");
        addLink(links, "handled here", incident.link());
        addLink(links, "review", incident.review());
        return Element.of("tr")
                .attribute("id", IncidentIndex.anchor(number))
                .add(
                        Element.of("td", "#" + number).style("number"),
                        Element.of("td", dates.minute(incident.began())).style("nowrap"),
                        Element.of("td", lasted(incident)).style("nowrap"),
                        Element.of("td", incident.severity() == 0 ? "" : "SEV" + incident.severity()),
                        what,
                        where(incident),
                        links);
    }

    private static Element where(Listed incident) {
        Element where = Element.of("td", Cut.title(incident.type()));
        if (!incident.service().isEmpty()) {
            where.add(Element.of("br")).text(Cut.title(incident.service()));
        }
        if (!incident.components().isEmpty()) {
            where.add(
                    Element.of("br"),
                    Element.of("span", Cut.title(String.join(", ", incident.components())))
                            .style("soft"));
        }
        return where;
    }

    /** A file's name is no address; it is shown as it is. */
    private static void addLink(Element cell, String words, @Nullable String target) {
        if (target != null) {
            Element link = Element.link(target);
            boolean leads = link.toString().startsWith("<a");
            cell.add(link.text(leads ? words : words + ": " + Cut.title(target)))
                    .text(" ");
        }
    }

    static String lasted(Listed incident) {
        Instant ended = incident.ended();
        return ended == null
                ? "still open"
                : Words.duration(
                        Math.max(0, Duration.between(incident.began(), ended).toMillis() / 1_000.0));
    }
}
