package io.github.incidentsdk.docs;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs a page's test class in this process as a build would; prints why tests failed, and ends with how many did. */
final class PageTests {

    private PageTests() {}

    public static void main(String[] args) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(args[0]))
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.getFailures()
                .forEach(failure -> System.out.println(failure.getException().getMessage()));
        if (summary.getTestsFoundCount() == 0) {
            throw new IllegalStateException(args[0] + " has no tests");
        }
        System.exit((int) Math.min(100, summary.getTotalFailureCount()));
    }
}
