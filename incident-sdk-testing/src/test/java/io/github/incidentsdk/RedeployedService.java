package io.github.incidentsdk;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.lifecycle.Ignored;
import java.time.Duration;

/** An application in a container: rules, a source that is polled, sinks over HTTP, a journal on disk, the facade. */
public final class RedeployedService {

    private RedeployedService() {}

    /** Starts, declares incidents, and stops; what it logs and declares afterwards is too late. */
    public static void live(String journal, int port) {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  service: shop
                  restore-ticks: 0
                  journal: { directory: "%1$s" }
                  types:
                    backlog: { title: "Orders wait in {queue}", by: [queue], severity: { SEV2: depth > 10 } }
                  rules:
                    deep: { declare: backlog, metrics: { depth: queue_depth }, resolve: { when: depth < 5 } }
                    served: { declare: backlog, value: 'rate(served_total[2h])', levels: { SEV3: "> 1" } }
                    slow: { declare: backlog, value: depth_elsewhere, levels: { SEV3: "> 1" } }
                  heartbeat: { url: "http://127.0.0.1:%2$d/beat", every: 1s }
                  sources:
                    elsewhere: { type: http-json, url: "http://127.0.0.1:%2$d/depth", every: 1s, metrics: { depth_elsewhere: { value: /depth } } }
                  sinks:
                    hook: { type: webhook, url: "http://127.0.0.1:%2$d/hook" }
                    log: { type: log }
                """.formatted(journal, port), "shop");
        if (!config.problems().isEmpty()) {
            throw new IllegalStateException(config.problems().toString());
        }
        IncidentManager manager = IncidentManager.builder().config(config).build();
        Incidents.install(manager);
        manager.metrics().gauge("queue_depth", () -> 100);
        manager.metrics().gauge("served_total", () -> 5);
        Incident outage = Incidents.declare("outage", i -> i.by("region", "eu").metric("errors", 5));
        Incidents.guard("nightly", () -> {});
        if (!Incidents.flush(Duration.ofSeconds(60))) {
            throw new IllegalStateException("not told within a minute: " + manager.sinks());
        }
        outage.resolve("over");
        manager.close();
        if (!manager.journal().durable()) {
            throw new IllegalStateException("the journal was not on disk: " + manager.journal());
        }
        Incidents.declare("too-late");
        if (manager.ignored().get(Ignored.CLOSED) != 1) {
            throw new IllegalStateException("what is too late was not counted: " + manager.ignored());
        }
    }
}
