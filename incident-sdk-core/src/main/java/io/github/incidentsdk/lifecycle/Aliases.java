package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Text;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The names under which reporters find one incident; few and short, since names made from data must not fill the memory. */
final class Aliases {

    private static final int MOST = 16;

    private final CopyOnWriteArrayList<Alias> all = new CopyOnWriteArrayList<>();

    /** Remembers a name if there is room; whoever comes by another one is found by the key, which takes longer. */
    boolean add(Alias alias) {
        return all.size() < MOST && alias.type().length() <= Text.NAME && all.addIfAbsent(alias);
    }

    void forEach(Consumer<Alias> action) {
        all.forEach(action);
    }
}
