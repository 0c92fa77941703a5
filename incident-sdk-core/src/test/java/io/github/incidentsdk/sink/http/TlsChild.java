package io.github.incidentsdk.sink.http;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.config.SourceConfig;
import io.github.incidentsdk.metric.http.PrometheusProvider;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.TestDelivery;
import io.github.incidentsdk.sink.webhook.WebhookSinkProvider;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Calls servers from a JVM that trusts the test's authority, and says what came of it. */
final class TlsChild {

    private TlsChild() {}

    /** Calls each of {@code urls}. */
    public static void main(String[] urls) throws Exception {
        for (String url : urls) {
            System.out.println("sink " + sink(url).replaceAll("\\s+", " "));
            System.out.println("source " + source(url).replaceAll("\\s+", " "));
        }
    }

    private static String sink(String url) throws Exception {
        IncidentSink sink = SinkConfig.of("team", "webhook", Map.of("url", url, "timeout", "60s"))
                .create(new WebhookSinkProvider(), problem -> System.out.println("problem " + problem))
                .orElseThrow();
        try {
            return sink.deliver(TestDelivery.declared()).toString();
        } catch (IOException failed) {
            return failed.toString();
        } finally {
            sink.close();
        }
    }

    private static String source(String url) throws Exception {
        SourceConfig config = IncidentConfig.parseYaml(
                        "incidents: { sources: { fleet: { type: prometheus, url: \"" + url + "\", timeout: 60s } } }",
                        "incidents.yaml")
                .sources()
                .get("fleet");
        var engine = config.create(
                        new PrometheusProvider()::create, problem -> System.out.println("problem " + problem))
                .orElseThrow();
        try {
            return engine.query("up", Instant.EPOCH).toString();
        } catch (IOException failed) {
            return failed.toString();
        } finally {
            engine.close();
        }
    }
}
