package io.github.incidentsdk.json;

import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An incident of which only the outline was read, the rest once somebody asks for it; for all threads. */
public final class UnreadIncident implements IncidentOutline {

    private static final PlainForm FORM = IncidentForm.FORM;
    private static final int KEY = FORM.indexOf("key");
    private static final int ID = FORM.indexOf("id");
    private static final int TYPE = FORM.indexOf("type");
    private static final int DRILL = FORM.indexOf("drill");
    private static final int SHADOW = FORM.indexOf("shadow");
    private static final int RESTRICTED = FORM.indexOf("restricted");
    private static final int SEVERITY = FORM.indexOf("severity");
    private static final int STATUS = FORM.indexOf("status");
    private static final int REOPENED = FORM.indexOf("reopened");
    private static final int DECLARED_AT = FORM.indexOf("declared_at");
    private static final int RESOLVED_AT = FORM.indexOf("resolved_at");
    private static final int CLAIMS = FORM.indexOf("claims");

    private final String key;
    private final String id;
    private final String type;
    private final boolean drill;
    private final boolean shadow;
    private final boolean restricted;
    private final Severity severity;
    private final Status status;
    private final int reopened;
    private final Instant declaredAt;
    private final @Nullable Instant resolvedAt;
    private final boolean claimed;
    private final byte[] bytes;
    private volatile @Nullable IncidentSnapshot read;

    /** Takes what {@link #pass} passed. */
    private UnreadIncident(PlainJson json, int begin, int[] begins, Stamp event) {
        key = json.asciiAt(begins[KEY], event.key());
        id = json.asciiAt(begins[ID], event.incidentId());
        type = begins[TYPE] == 0 ? "" : json.asciiAt(begins[TYPE]);
        drill = begins[DRILL] != 0;
        shadow = begins[SHADOW] != 0;
        restricted = begins[RESTRICTED] != 0;
        severity = SnapshotReader.SEVERITY.constantAt(begins[SEVERITY], json);
        status = SnapshotJson.STATUS.constantAt(begins[STATUS], json);
        reopened = (int) Math.min(Integer.MAX_VALUE, json.numberAt(begins[REOPENED]));
        declaredAt = json.timeAt(begins[DECLARED_AT]);
        resolvedAt = begins[RESOLVED_AT] == 0 ? null : json.timeAt(begins[RESOLVED_AT]);
        claimed = !json.isEmptyAt(begins[CLAIMS]);
        bytes = Arrays.copyOfRange(json.bytes(), begin, json.at());
    }

    /** Passes the incident after {@code event}; null when it does not stand there as this version writes it. */
    static @Nullable UnreadIncident pass(PlainJson json, Stamp event) {
        int begin = json.at();
        int[] begins = new int[FORM.size()];
        return FORM.pass(json, begins) ? new UnreadIncident(json, begin, begins, event) : null;
    }

    /** How long it stands in the journal. */
    public int length() {
        return bytes.length;
    }

    @Override
    public IncidentSnapshot whole() {
        IncidentSnapshot known = read;
        if (known == null) {
            known = SnapshotReader.read(bytes);
            read = known;
        }
        return known;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public boolean drill() {
        return drill;
    }

    @Override
    public boolean shadow() {
        return shadow;
    }

    @Override
    public boolean restricted() {
        return restricted;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public int reopened() {
        return reopened;
    }

    @Override
    public Instant declaredAt() {
        return declaredAt;
    }

    @Override
    public @Nullable Instant resolvedAt() {
        return resolvedAt;
    }

    @Override
    public boolean isClaimed() {
        return claimed;
    }
}
