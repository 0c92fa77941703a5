package io.github.incidentsdk.examples.customtypes;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** All recorded APIs, and where they are. */
final class RecordedWorld implements AutoCloseable {

    private final Map<Api, RecordedApi> apis = new EnumMap<>(Api.class);

    /** Starts a server for each. */
    RecordedWorld(LongSupplier sinceBegin) throws IOException {
        for (Api api : Api.values()) {
            try {
                apis.put(api, new RecordedApi(api.recording(), sinceBegin));
            } catch (IOException failed) {
                close();
                throw failed;
            }
        }
    }

    /** The value of an API's variable; null of any other. */
    @Nullable
    String url(String variable) {
        for (Map.Entry<Api, RecordedApi> api : apis.entrySet()) {
            if (api.getKey().variable().equals(variable)) {
                return api.getValue().url();
            }
        }
        return null;
    }

    @Override
    public void close() {
        apis.values().forEach(RecordedApi::close);
    }
}
