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
            int problems = 0;
            long millis = Long.MAX_VALUE;
            for (int tries = 0;
                    tries < 3 && millis >= 1_000;
                    tries++) { // the first pays for what is loaded and compiled
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                problems = IncidentConfig.load(Path.of(file)).problems().size();
                millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000_000;
            }
            System.out.println(Path.of(file).getFileName() + " " + millis + " " + problems);
        }
        System.out.println("end");
    }
}
