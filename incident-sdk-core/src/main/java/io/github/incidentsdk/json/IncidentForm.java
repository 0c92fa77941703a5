package io.github.incidentsdk.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.incidentsdk.json.PlainForm.Value;

/** The form in which {@link SnapshotJson} writes an incident. */
final class IncidentForm {

    private static final byte[] TRUTH = "true".getBytes(US_ASCII);
    private static final Value TEXT = PlainJson::passText;
    private static final Value ASCII = PlainJson::passAscii;
    private static final Value NUMBER = PlainJson::passNumber;
    private static final Value TIME = PlainJson::passTime;
    private static final Value TEXTS = PlainJson::passTexts;
    private static final Value NUMBERS = PlainJson::passNumbers;
    private static final Value TRUE = json -> json.pass(TRUTH);
    private static final Value SEVERITY = SnapshotReader.SEVERITY::pass;

    private static final PlainForm CLAIM = new PlainForm()
            .with("reporter", TEXT)
            .with("severity", SEVERITY)
            .with("since", TIME)
            .with("state", SnapshotJson.CLAIM::pass)
            .maybe("metrics", NUMBERS);
    private static final PlainForm LINK = new PlainForm().with("text", TEXT).with("url", TEXT);
    private static final PlainForm CAUSE =
            new PlainForm().with("exception", TEXT).maybe("message", TEXT).maybe("stack", TEXT);

    static final PlainForm FORM = new PlainForm()
            .with("key", ASCII)
            .with("id", ASCII)
            .with("seq", NUMBER)
            .maybe("service", TEXT)
            .maybe("type", ASCII)
            .maybe("by", TEXTS)
            .maybe("instance", TEXT)
            .maybe("drill", TRUE)
            .maybe("shadow", TRUE)
            .maybe("restricted", TRUE)
            .maybe("title", TEXT)
            .maybe("owner", TEXT)
            .maybe("category", TEXT)
            .with("severity", SEVERITY)
            .with("claimed_severity", SEVERITY)
            .maybe("set_severity", SEVERITY)
            .maybe("claimed_when_set", SEVERITY)
            .with("status", SnapshotJson.STATUS::pass)
            .maybe("resolution", SnapshotJson.RESOLUTION::pass)
            .maybe("resolution_text", TEXT)
            .maybe("duplicate_of", TEXT)
            .with("count", NUMBER)
            .with("reopened", NUMBER)
            .maybe("started_at", TIME)
            .with("declared_at", TIME)
            .maybe("opened_at", TIME)
            .maybe("last_seen_at", TIME)
            .maybe("acknowledged_at", TIME)
            .maybe("acknowledged_by", TEXT)
            .maybe("acknowledged_severity", SEVERITY)
            .maybe("mitigated_at", TIME)
            .maybe("resolved_at", TIME)
            .maybe("resolved_by", TEXT)
            .with("claims", CLAIM::passList)
            .maybe("tags", TEXTS)
            .maybe("metrics", NUMBERS)
            .maybe("detected_by", SnapshotJson.DETECTED_BY::pass)
            .maybe("customer_impact", SnapshotJson.IMPACT::pass)
            .maybe("component", TEXT)
            .maybe("cause", CAUSE::pass)
            .maybe("roles", TEXTS)
            .maybe("links", LINK::passList)
            .maybe("steps_done", PlainJson::passTextList)
            .maybe("waiting_for", TEXT)
            .maybe("waiting_since", TIME)
            .maybe("cut", TRUE);

    private IncidentForm() {}
}
