package io.github.incidentsdk.examples.quickstart;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the receiver has to have been told, so that the example fails when it shows something else. */
final class Expected {

    private Expected() {}

    private static Map<String, String> stories() {
        Map<String, String> stories = new LinkedHashMap<>();
        stories.put(
                "thread-flood",
                "declared SEV3 → severity-changed SEV2 → acknowledged SEV2 → severity-changed SEV3 → reporter-left SEV3 → resolved");
        stories.put(
                "heap-pressure",
                "declared SEV3 → severity-changed SEV2 → acknowledged SEV2 → noted SEV2 → reporter-left SEV2 → resolved");
        stories.put("garbage-storm", "declared SEV3 → reporter-left SEV3 → resolved");
        stories.put("busy-cpu", "declared SEV3 → reporter-left SEV3 → resolved");
        stories.put("nightly-import-failed", "declared SEV3 → reporter-left SEV3 → resolved");
        stories.put("cost-spike", "declared SEV2 → severity-changed SEV1 → acknowledged SEV1 → noted SEV1 → resolved");
        return stories;
    }

    static boolean isTold(Receiver receiver, Screen screen) {
        boolean all = receiver.refused() == 0;
        for (Map.Entry<String, String> story : stories().entrySet()) {
            String told = receiver.stories().getOrDefault(story.getKey(), "nothing");
            if (!told.equals(story.getValue())) {
                all = false;
                screen.line("expected of " + story.getKey() + ": " + story.getValue() + ", but it was: " + told);
            }
        }
        screen.line(
                all
                        ? "All as it should be: every request was signed, every incident opened and ended."
                        : "Something went wrong.");
        return all;
    }
}
