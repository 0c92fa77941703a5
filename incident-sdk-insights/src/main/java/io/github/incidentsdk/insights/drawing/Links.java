package io.github.incidentsdk.insights.drawing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a reader finds incidents. */
@FunctionalInterface
public interface Links {

    /** The address of {@code incidents}, which are ids; null when they are nowhere. */
    @Nullable
    String to(List<String> incidents);
}
