package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The names under which reporters find one incident; few and short, since names made from data must not fill the memory. */
final class Aliases {

    private static final int MOST = 16;

    private volatile List<Alias> all = List.of(); // replaced, since most incidents have one for good

    /** Remembers a name if there is room; whoever comes by another one is found by the key, which takes longer. */
    synchronized boolean add(Alias alias) {
        if (all.size() >= MOST || alias.type().length() > Text.NAME || all.contains(alias)) {
            return false;
        }
        List<Alias> more = new ArrayList<>(all);
        more.add(alias);
        all = List.copyOf(more);
        return true;
    }

    void forEach(Consumer<Alias> action) {
        all.forEach(action);
    }
}
