package io.github.incidentsdk.config;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Reads configurations in a small JVM; says of each how long that took and what was wrong. */
final class BombsChild {

    private BombsChild() {}

    /** Reads the configurations in {@code files}. */
    public static void main(String[] files) {
        IncidentConfig.parseYaml("incidents: { service: a }", "warm.yaml");
        IncidentConfig.parseJson("{\"incidents\": {\"service\": \"a\"}}", "warm.json");
        for (String file : files) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            int problems = IncidentConfig.load(Path.of(file)).problems().size();
            long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000_000;
            System.out.println(Path.of(file).getFileName() + " " + millis + " " + problems);
        }
        System.out.println("end");
    }
}
