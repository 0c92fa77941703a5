package io.github.incidentsdk;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who speaks for {@link Incidents}: the manager installed last, or one that only logs and remembers. */
final class Door {

    private static final Logger log = LoggerFactory.getLogger("io.github.incidentsdk.Incidents");
    private static final Object CHANGE = new Object();

    /** The only state of the facade. */
    private static volatile @Nullable Installed speaking;

    /** A manager with the one that spoke before it; the first of all is the early one, which nobody installed. */
    private record Installed(
            IncidentManager manager,
            @Nullable Throwable installer,
            @Nullable Installed before) {

        boolean isEarly() {
            return installer == null;
        }
    }

    /** Told to a reader of the log: where the first manager was installed. */
    private static final class InstalledHere extends Exception {
        private static final long serialVersionUID = 1L;

        InstalledHere(IncidentManager manager) {
            super(manager + " was installed here, by thread "
                    + Thread.currentThread().getName());
        }
    }

    private Door() {}

    static IncidentManager manager() {
        Installed now = speaking;
        return now == null ? early().manager : now.manager;
    }

    /** Whether what appenders hear is for the manager of these parts. */
    static boolean isSpeaker(Parts parts) {
        Installed now = speaking;
        return now != null && now.manager.isMadeOf(parts);
    }

    static boolean hasSpeaker() {
        return speaking != null;
    }

    private static Installed early() {
        synchronized (CHANGE) {
            Installed now = speaking;
            if (now == null) {
                now = new Installed(IncidentManager.early(), null, null);
                speaking = now;
            }
            return now;
        }
    }

    static Incidents.Installation install(IncidentManager manager) {
        if (manager.isClosed()) {
            throw new IllegalStateException(manager + " is closed: it cannot speak for Incidents");
        }
        Installed first;
        Installed own;
        synchronized (CHANGE) {
            first = speaking;
            Installed before = first == null || first.isEarly() ? null : open(first);
            own = new Installed(manager, new InstalledHere(manager), before);
            speaking = own;
        }
        if (first != null && first.isEarly()) {
            manager.takeOver(first.manager);
        } else if (first != null && own.before != null) {
            log.warn(
                    "{} now speaks for Incidents in place of {}, which was there first (see where). Until it is"
                            + " uninstalled, code that calls Incidents reaches the newer one.",
                    manager,
                    own.before.manager,
                    own.before.installer);
        }
        return () -> {
            manager.hearLog();
            uninstall(own.installer);
        };
    }

    /** The stack without managers that were closed meanwhile: whoever stops one need not uninstall it. */
    private static @Nullable Installed open(@Nullable Installed top) {
        if (top == null) {
            return null;
        }
        Installed before = open(top.before);
        return top.manager.isClosed() ? before : new Installed(top.manager, top.installer, before);
    }

    private static void uninstall(@Nullable Throwable installer) {
        synchronized (CHANGE) {
            Installed left = without(installer, speaking);
            speaking = left == null || left.isEarly() ? left : open(left);
        }
    }

    /** The stack without one installation, which may lie anywhere in it or be gone already. */
    private static @Nullable Installed without(@Nullable Throwable installer, @Nullable Installed top) {
        if (top == null || top.isEarly()) {
            return top;
        }
        return top.installer == installer
                ? top.before
                : new Installed(top.manager, top.installer, without(installer, top.before));
    }
}
