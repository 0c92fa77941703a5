package io.github.incidentsdk.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/** The bounds of everything that is read, and the one factory that keeps them. */
final class Json {

    static final int MAX_DEPTH = 64;
    static final int MAX_NUMBER = 64;
    static final int MAX_CHARACTERS = 1 << 20;

    /** Private to the SDK, so that a host's settings of its own Jackson change nothing here and ours nothing there. */
    static final JsonFactory FACTORY =
            settings().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** For what the SDK wrote itself, where a checksum vouches for it: looking for duplicate names takes a third of the time. */
    static final JsonFactory SEALED = settings().build();

    private Json() {}

    private static JsonFactoryBuilder settings() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER)
                        .maxStringLength(MAX_CHARACTERS)
                        .maxNameLength(MAX_CHARACTERS)
                        .build())
                // The default pool hangs on threads, and some of the threads that come here are the host's.
                .recyclerPool(JsonRecyclerPools.newBoundedPool(4));
    }
}
