package io.github.incidentsdk.journal.line;

import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes a snapshot fit into 4 KiB of a line by leaving out what matters least first.
 *
 * <p>Key, {@code by}, title, severity and claims stay whole, also when they alone are more.
 */
final class SnapshotBounds {

    static final int BYTES = 4 * 1024;

    private static final int FEW = 16;
    private static final int SHORT = 64;

    private static final int CUTS = 8;

    private final ToIntFunction<IncidentSnapshot> size;

    /** Measures by {@code size}, in bytes. */
    SnapshotBounds(ToIntFunction<IncidentSnapshot> size) {
        this.size = size;
    }

    /** The snapshot itself when it fits, else one that says so by {@link IncidentSnapshot#cut()}. */
    IncidentSnapshot fit(IncidentSnapshot incident) {
        IncidentSnapshot fitting = incident;
        for (int i = 0; i < CUTS && size.applyAsInt(fitting) > BYTES; i++) {
            IncidentSnapshotBuilder less = fitting.toBuilder().cut(true);
            cut(i, fitting, less);
            fitting = less.build();
        }
        return fitting;
    }

    /** In the order in which they are given up. */
    private static void cut(int nth, IncidentSnapshot from, IncidentSnapshotBuilder to) {
        switch (nth) {
            case 0 -> to.cause(shorter(from.cause()));
            case 1 -> to.links(from.links().subList(0, Math.min(1, from.links().size())));
            case 2 -> to.resolutionText(shorter(from.resolutionText(), Text.NAME));
            case 3 -> to.tags(few(from.tags()));
            case 4 -> to.roles(few(from.roles())).links(List.of()).stepsDone(List.of());
            case 5 -> to.metrics(first(from.metrics(), FEW));
            case 6 -> to.tags(Map.of());
            default -> to.metrics(Map.of()).roles(Map.of()).cause(null);
        }
    }

    private static @Nullable Cause shorter(@Nullable Cause cause) {
        return cause == null
                ? null
                : new Cause(Text.line(cause.exception(), Text.NAME), shorter(cause.message(), Text.NAME), null);
    }

    private static @Nullable String shorter(@Nullable String text, int longest) {
        return text == null ? null : Text.line(text, longest);
    }

    private static Map<String, String> few(Map<String, String> texts) {
        Map<String, String> few = first(texts, FEW);
        few.replaceAll((name, value) -> Text.line(value, SHORT));
        return few;
    }

    private static <V> Map<String, V> first(Map<String, V> all, int most) {
        Map<String, V> first = new LinkedHashMap<>();
        for (Map.Entry<String, V> entry : all.entrySet()) {
            if (first.size() < most) {
                first.put(entry.getKey(), entry.getValue());
            }
        }
        return first;
    }
}
