package io.github.incidentsdk.examples.customtypes;

import io.github.incidentsdk.polling.SourceStatus;
import io.github.incidentsdk.testing.VirtualTime;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Workers;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Incidents that are no outages, by the rules of incidents.yaml over four APIs, and one from code.
 *
 * <p>As it is, a recorded day of fourteen hours is replayed in seconds, at virtual time, and what was told is compared with what
 * should be. With one of {@code OPENCOST_URL}, {@code KUBERNETES_URL}, {@code NWS_URL} and {@code OPEN_METEO_URL} set, that API is
 * asked for real: time is real then, what is not set is replayed at its own pace, and the program runs until it is stopped.
 */
public final class CustomTypes {

    private CustomTypes() {}

    public static void main(String[] arguments) throws Exception {
        Map<Api, String> real = new EnumMap<>(Api.class);
        for (Api api : Api.values()) {
            String url = System.getenv(api.variable());
            if (url != null && !url.isBlank()) {
                real.put(api, url);
            }
        }
        if (real.isEmpty()) {
            String difference = Expected.difference(replay(CustomTypes::print));
            print(difference.isEmpty() ? "All as it should be." : "Something went wrong: " + difference);
            System.exit(difference.isEmpty() ? 0 : 1);
        }
        watch(real);
    }

    /** Replays the recorded day at virtual time; returns what was told. */
    @SuppressWarnings("try") // the service lives as long as the block
    static List<String> replay(Consumer<String> screen) throws IOException {
        VirtualTime time = new VirtualTime(Recording.BEGIN);
        LongSupplier sinceBegin = () -> time.wallMillis() - Recording.BEGIN.toEpochMilli();
        Told told = new Told(screen);
        try (RecordedWorld world = new RecordedWorld(sinceBegin);
                Operations operations = new Operations(time, world::url, told, sinceBegin)) {
            time.advance(Recording.LENGTH);
        }
        return told.lines();
    }

    private static void watch(Map<Api, String> real) throws IOException, InterruptedException {
        TimeSource time = TimeSource.system();
        long begin = time.nanos();
        LongSupplier sinceBegin = () -> TimeUnit.NANOSECONDS.toMillis(time.nanos() - begin);
        Told told = new Told(CustomTypes::print);
        try (RecordedWorld world = new RecordedWorld(sinceBegin);
                Operations operations = new Operations(Workers.threads(), variables(real, world), told, sinceBegin)) {
            print("For real: " + real + "; everything else is replayed. Ctrl-C ends this.");
            while (true) {
                TimeUnit.MINUTES.sleep(1);
                operations.manager().sources().forEach(source -> print(line(source)));
            }
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static Function<String, @Nullable String> variables(Map<Api, String> real, RecordedWorld world) {
        return variable -> {
            for (Map.Entry<Api, String> api : real.entrySet()) {
                if (api.getKey().variable().equals(variable)) {
                    return api.getValue();
                }
            }
            return world.url(variable);
        };
    }

    private static String line(SourceStatus source) {
        String answer = source.failure() == null ? source.series() + " series" : source.failure();
        return "    source %-16s %s".formatted(source.id(), answer);
    }
}
