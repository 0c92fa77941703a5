package io.github.incidentsdk.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that may be somebody else's: whatever one of its calls throws, an {@link Error} too, is an {@link IOException}, and what
 * it is asked has an answer.
 */
final class GuardedStore implements IncidentStore {

    private static final Logger log = LoggerFactory.getLogger(GuardedStore.class);

    private final IncidentStore store;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    GuardedStore(IncidentStore store) {
        this.store = store;
    }

    @FunctionalInterface
    private interface Call<T> {
        T of(IncidentStore store) throws IOException;
    }

    @Override
    public long load(Consumer<JournalLine> into) throws IOException {
        return called("load", it -> it.load(into));
    }

    @Override
    public void append(List<JournalLine> lines) throws IOException {
        called("append", it -> {
            it.append(new ArrayList<>(lines)); // the journal goes by its own when it returns
            return true;
        });
    }

    @Override
    public List<JournalLine> read(long from, int max) throws IOException {
        return called("read", it -> Objects.requireNonNull(it.read(from, max), "no list"));
    }

    @Override
    public void close() throws IOException {
        called("close", it -> {
            it.close();
            return true;
        });
    }

    private <T> T called(String method, Call<T> call) throws IOException {
        try {
            return call.of(store);
        } catch (IOException failed) {
            throw failed;
        } catch (Throwable thrown) { // also an Error, or whoever waits for the lines would never be told
            throw new IOException(threw(method, thrown), thrown);
        }
    }

    /** False where it does not say: then nothing may rely on it, and {@link #problem} tells. */
    @Override
    public boolean durable() {
        return asked("durable", IncidentStore::durable, false);
    }

    @Override
    public @Nullable String problem() {
        String asked = "durable";
        try {
            store.durable();
            asked = "problem";
            return store.problem();
        } catch (Throwable thrown) {
            return threw(asked, thrown);
        }
    }

    @Override
    public long bytes() {
        return asked("bytes", IncidentStore::bytes, 0L);
    }

    @Override
    public Map<String, Long> losses() {
        return asked("losses", GuardedStore::copiedLosses, Map.of());
    }

    private static Map<String, Long> copiedLosses(IncidentStore store) {
        Map<String, Long> losses = new LinkedHashMap<>();
        store.losses()
                .forEach((reason, times) -> losses.put(Objects.requireNonNull(reason), Objects.requireNonNull(times)));
        return losses;
    }

    private <T> T asked(String method, Call<T> question, T unknown) {
        try {
            return question.of(store);
        } catch (Throwable thrown) {
            if (said.add(method)) {
                log.warn(
                        "{}; it counts as {}, and further times are not logged",
                        threw(method, thrown),
                        unknown,
                        thrown);
            }
            return unknown;
        }
    }

    private static String threw(String method, Throwable thrown) {
        return method + "() of the journal's store threw " + thrown;
    }
}
