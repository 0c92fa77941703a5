package io.github.incidentsdk;

/** Closes a manager that nobody closed when the process ends; forgotten when somebody did. */
final class AtExit {

    private final Thread hook;

    private AtExit(Thread hook) {
        this.hook = hook;
    }

    static AtExit close(Parts parts) {
        AtExit exit = new AtExit(new Thread(parts::close, "incident-sdk-shutdown"));
        try {
            Runtime.getRuntime().addShutdownHook(exit.hook);
        } catch (IllegalStateException ending) { // a manager made while the process ends has nothing left to wait for
            return exit;
        }
        return exit;
    }

    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) { // the hook is running, or about to: closing twice is harmless
            return;
        }
    }
}
