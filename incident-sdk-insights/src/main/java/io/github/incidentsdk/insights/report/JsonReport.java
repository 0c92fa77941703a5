package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.CustomerImpact;
import java.util.List;
import java.util.Locale;

/** The report as data; what a name says never changes within a schema. */
final class JsonReport {

    static final String SCHEMA = "incident-sdk/insights/1";

    /** Ids behind one figure or row; that there are more is said beside them. */
    private static final int MOST_IDS = 1_000;

    private final Report report;

    JsonReport(Report report) {
        this.report = report;
    }

    byte[] bytes() {
        About about = report.about();
        return JsonWriter.bytes(json -> {
            json.put("schema", SCHEMA)
                    .put("title", about.title())
                    .put("made_at", about.madeAt())
                    .put("zone", about.zone().getId());
            window(json, about.window());
            texts(json, "headlines", report.headlines());
            texts(json, "sources", about.sources());
            texts(json, "cautions", about.cautions());
            json.array(
                    "breaks",
                    breaks -> about.breaks()
                            .forEach(each -> breaks.addObject(
                                    one -> one.put("at", each.at()).put("why", each.why()))));
            json.array(
                    "answers",
                    answers -> report.answers().forEach(answer -> answers.addObject(one -> answer(one, answer))));
            json.array(
                    "incidents",
                    incidents -> report.incidents()
                            .forEach(incident -> incidents.addObject(one -> incident(one, incident))));
        });
    }

    private static void answer(JsonWriter json, Answer answer) {
        json.put("id", answer.id()).put("question", answer.question());
        texts(json, "findings", answer.findings());
        texts(json, "cautions", answer.cautions());
        json.array(
                "figures",
                figures -> answer.figures().forEach(figure -> figures.addObject(one -> figure(one, figure))));
        json.array("tables", tables -> answer.tables().forEach(table -> tables.addObject(one -> table(one, table))));
    }

    private static void figure(JsonWriter json, Figure figure) {
        json.put("name", figure.name())
                .put("value", figure.value())
                .put("unit", figure.unit().name().toLowerCase(Locale.ROOT));
        Interval interval = figure.interval();
        if (interval != null) {
            json.object(
                    "interval",
                    one -> one.put("low", interval.low())
                            .put("high", interval.high())
                            .put("level", interval.level()));
        }
        json.put("n", figure.n()).put("method", figure.method());
        window(json, figure.window());
        ids(json, figure.incidents());
    }

    private static void table(JsonWriter json, Table table) {
        json.put("title", table.title());
        texts(json, "columns", table.columns());
        json.array(
                "rows",
                rows -> table.rows()
                        .forEach(row -> rows.addObject(one -> {
                            texts(one, "cells", row.cells());
                            ids(one, row.incidents());
                        })));
    }

    private static void incident(JsonWriter json, Listed incident) {
        json.put("id", incident.id())
                .put("title", incident.title())
                .put("type", incident.type())
                .put("service", incident.service());
        if (incident.severity() > 0) {
            json.put("severity", "SEV" + incident.severity());
        }
        json.put("began_at", incident.began()).put("ended_at", incident.ended()).put("counts", incident.counts());
        if (incident.customers() != CustomerImpact.UNKNOWN) {
            json.put("customers_felt_it", incident.customers() == CustomerImpact.YES);
        }
        if (!incident.felt().isEmpty()) {
            json.put("customers_felt", incident.felt());
        }
        json.put("link", incident.link()).put("review", incident.review());
        texts(json, "components", incident.components());
        texts(json, "notes", incident.notes());
    }

    private static void ids(JsonWriter json, List<String> incidents) {
        texts(json, "incidents", incidents.subList(0, Math.min(MOST_IDS, incidents.size())));
        if (incidents.size() > MOST_IDS) {
            json.put("more_incidents", incidents.size() - MOST_IDS);
        }
    }

    private static void window(JsonWriter json, Window window) {
        json.object("window", one -> one.put("from", window.from()).put("to", window.to()));
    }

    private static void texts(JsonWriter json, String name, List<String> texts) {
        json.array(name, array -> texts.forEach(array::add));
    }
}
