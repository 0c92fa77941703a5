package io.github.incidentsdk.time;

/** Something to be done when the process ends, unless it is forgotten before; safe for all threads. */
public final class ProcessEnd {

    private final Thread hook;

    private ProcessEnd(Thread hook) {
        this.hook = hook;
    }

    /** Has {@code last} run when the process ends in an orderly way; while it is ending already, nothing happens. */
    public static ProcessEnd run(Runnable last) {
        ProcessEnd end = new ProcessEnd(new Thread(last, "incident-sdk-shutdown"));
        try {
            Runtime.getRuntime().addShutdownHook(end.hook);
        } catch (IllegalStateException ending) { // whoever starts something now has nothing left to wait for
            return end;
        }
        return end;
    }

    /** Lets it be; without effect while the process is ending. */
    public void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) { // it is running or about to, and what it does may be done twice
            return;
        }
    }
}
