package io.github.incidentsdk.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.line.LineCodec;
import io.github.incidentsdk.journal.line.LineTooLongException;
import io.github.incidentsdk.json.JsonBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One event with the incident after it, as a line of the journal with its checksum. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SerialiseBenchmark {

    private static final ObjectWriter RECORDS = EventRecords.MAPPER.writerFor(EventRecords.Line.class);

    private final Happened happened = JournalEvents.happened(7);
    private final EventRecords.Line record = EventRecords.line(happened);
    private final LineCodec codec = new LineCodec("f7fcb0c2139d5b8b");
    private final JsonBuffer buffer = new JsonBuffer();

    @Benchmark
    public int ours() throws LineTooLongException {
        buffer.clear();
        codec.encode(happened, buffer);
        return buffer.length();
    }

    /** The least that a library writes. */
    @Benchmark
    public long objectWriter() throws JsonProcessingException {
        return checksum(RECORDS.writeValueAsBytes(record));
    }

    /** What one writes first: a map for everything. */
    @Benchmark
    public long maps() throws JsonProcessingException {
        EventRecords.Incident after = record.incident();
        Map<String, Object> incident = new LinkedHashMap<>();
        incident.put("key", after.key());
        incident.put("id", after.id());
        incident.put("seq", after.seq());
        incident.put("service", after.service());
        incident.put("type", after.type());
        incident.put("by", after.by());
        incident.put("title", after.title());
        incident.put("severity", after.severity());
        incident.put("claimed_severity", after.claimedSeverity());
        incident.put("status", after.status());
        incident.put("count", after.count());
        incident.put("reopened", after.reopened());
        incident.put("declared_at", after.declaredAt());
        incident.put("opened_at", after.openedAt());
        incident.put("last_seen_at", after.lastSeenAt());
        incident.put("claims", List.of(claim(after.claims().get(0))));
        incident.put("tags", after.tags());
        incident.put("metrics", after.metrics());
        incident.put("detected_by", after.detectedBy());
        incident.put("customer_impact", after.customerImpact());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("v", record.v());
        line.put("seq", record.seq());
        line.put("boot", record.boot());
        line.put("key", record.key());
        line.put("incident_id", record.incidentId());
        line.put("event_seq", record.eventSeq());
        line.put("at", record.at());
        line.put("kind", record.kind());
        line.put("actor", record.actor());
        line.put("body", record.body());
        line.put("incident", incident);
        return checksum(EventRecords.MAPPER.writeValueAsBytes(line));
    }

    private static Map<String, Object> claim(EventRecords.Reporter reporter) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("reporter", reporter.reporter());
        claim.put("severity", reporter.severity());
        claim.put("since", reporter.since());
        claim.put("state", reporter.state());
        claim.put("metrics", reporter.metrics());
        return claim;
    }

    private static long checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return crc.getValue();
    }
}
