package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Series by the name of their metric: what expressions are compiled against.
 *
 * <p>{@link #read} and {@link #wanted()} are safe for all threads; the rest belongs to the thread of the tick.
 */
public final class SeriesIndex {

    private final boolean recorded;
    private final SeriesLimits limits;
    private final Horizon horizon;
    private final Map<String, Family> families = new ConcurrentHashMap<>();
    private final List<Predicate<String>> patterns = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final List<SourceState> sources = new ArrayList<>();
    private final Gaps pauses = new Gaps();
    private long goesOnFrom = Long.MIN_VALUE;
    private final Wanted wanted = new WantedNames();
    private final AtomicInteger reserved = new AtomicInteger();
    private final LongAdder refused = new LongAdder();

    /** Metrics of which series were left out, and may be missing still. */
    private final Set<Family> leftOut = ConcurrentHashMap.newKeySet();

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger arrangement = new AtomicInteger();
    private final AtomicInteger longWindows = new AtomicInteger();
    private int version;

    SeriesIndex(boolean recorded, SeriesLimits limits, Horizon horizon) {
        this.recorded = recorded;
        this.limits = limits;
        this.horizon = horizon;
    }

    /** Returns how far back these series are looked at. */
    public Horizon horizon() {
        return horizon;
    }

    /** Returns the series of one metric, which from now on is wanted; there need be none yet. */
    public Family read(String name) {
        Family family = family(name);
        if (family.want()) {
            arrangement.incrementAndGet();
            listeners.forEach(listener -> listener.accept(name));
        }
        return family;
    }

    /** Makes all metrics wanted whose names fit, now and later. */
    public void readMatching(Predicate<String> names) {
        patterns.add(names);
        families.keySet().stream().filter(names).toList().forEach(this::read);
    }

    /** Returns all metrics whose names fit and of which there are series. */
    public List<Family> matching(Predicate<String> names) {
        return families.values().stream()
                .filter(family -> names.test(family.name()) && family.size() > 0)
                .toList();
    }

    /** Returns a number that changes whenever a series of any metric comes or goes. */
    public int version() {
        return version;
    }

    /** Returns whether these are recorded series, every sample of which is there from the start. */
    public boolean isRecorded() {
        return recorded;
    }

    /** Returns which metrics expressions read. */
    public Wanted wanted() {
        return wanted;
    }

    /** Returns a number that rises whenever an expression asks for a long window. */
    public int longWindows() {
        return longWindows.get();
    }

    void countLongWindow() {
        longWindows.incrementAndGet();
    }

    /** Returns the names of the metrics that windows over an hour may look at. */
    List<String> names() {
        return List.copyOf(families.keySet());
    }

    /** Returns how many series were left out because there were too many. */
    public long refused() {
        return refused.sum();
    }

    /** Counts a series that is left out. */
    void refuse() {
        refused.increment();
    }

    /** Counts series of {@code family} that are left out. */
    void refuse(Family family, long series) {
        refused.add(series);
        leftOut.add(family);
    }

    /** Returns the metrics of which series are missing since there are too many, and which limit that is because of. */
    public Map<String, String> leftOut() {
        Map<String, String> missing = new TreeMap<>();
        for (Family family : leftOut) {
            String why = family.leftOut().why();
            if (why != null) {
                missing.put(family.name(), why);
            }
        }
        return missing;
    }

    /** Returns that series of a metric whose name fits are missing since there are too many; null when none are. */
    public @Nullable String leftOut(Predicate<String> names) {
        if (leftOut.isEmpty()) {
            return null;
        }
        for (Family family : leftOut) {
            if (family.leftOut().why() != null && names.test(family.name())) {
                return family.leftOut().why();
            }
        }
        return null;
    }

    /** Takes in series that wait for room, as far as there is some. */
    void admit(long nowMillis) {
        if (!leftOut.isEmpty()) {
            leftOut.forEach(family -> family.leftOut().admit(family, nowMillis));
        }
    }

    AtomicInteger waiting() {
        return waiting;
    }

    /** Returns how many series there are. */
    public int size() {
        return reserved.get();
    }

    Family family(String name) {
        return families.computeIfAbsent(name, this::newFamily);
    }

    /** Returns the metric of a name that a source reports; null when there are as many metrics as there may be series. */
    @Nullable
    Family reported(String name) {
        Family family = families.get(name);
        if (family == null && families.size() >= limits.inAll()) {
            refuse();
            return null;
        }
        return family == null ? family(name) : family;
    }

    /** Says why nobody will report a metric; who reads it hears that, for as long as it is so. */
    public void notReported(String name, String why) {
        Family family = reported(name);
        if (family != null) {
            family.notReported(why);
        }
    }

    /** Returns the metric of a name; null where nobody has spoken of it. */
    @Nullable
    Family find(String name) {
        return families.get(name);
    }

    private Family newFamily(String name) {
        Family family = new Family(name, this);
        if (patterns.stream().anyMatch(pattern -> pattern.test(name))) {
            family.want();
            arrangement.incrementAndGet();
        }
        return family;
    }

    /** Returns a number that changes whenever other series are to be read than before. */
    int arrangement() {
        return arrangement.get();
    }

    /** Says that other series are to be read than before. */
    void rearranged() {
        arrangement.incrementAndGet();
    }

    List<Family> wantedFamilies() {
        return families.values().stream().filter(Family::isWanted).toList();
    }

    /** When nobody looked. */
    Gaps pauses() {
        return pauses;
    }

    /** The moment before which a process that is gone looked; the least one while there was none. */
    long goesOnFrom() {
        return goesOnFrom;
    }

    void goesOnFrom(long millis) {
        goesOnFrom = millis;
    }

    List<SourceState> sources() {
        return sources;
    }

    void changed() {
        version++;
        rearranged();
    }

    /** Whether there may be one more series. */
    boolean hasRoom() {
        return reserved.get() < limits.inAll();
    }

    /** Returns how many series there may be. */
    public SeriesLimits limits() {
        return limits;
    }

    boolean reserve() {
        if (!hasRoom()) {
            return false;
        }
        reserved.incrementAndGet();
        return true;
    }

    void release() {
        reserved.decrementAndGet();
    }

    /** Returns since when there was any source to report anything. */
    long begun() {
        long begun = Retention.NOT_YET;
        for (int i = 0; i < sources.size(); i++) {
            begun = Math.min(begun, sources.get(i).firstWatched);
        }
        return begun;
    }

    /** Returns why a source that might report anything does not, or null when all report. */
    @Nullable
    String anyFailure() {
        for (SourceState source : sources) {
            if (source.blindness() != null) {
                return source.blindness();
            }
        }
        return null;
    }

    private final class WantedNames implements Wanted {

        @Override
        public boolean reads(String name) {
            Family family = families.get(name);
            return (family != null && family.isWanted())
                    || (!patterns.isEmpty() && patterns.stream().anyMatch(pattern -> pattern.test(name)));
        }

        @Override
        public Set<String> names() {
            Set<String> names = new TreeSet<>();
            wantedFamilies().forEach(family -> names.add(family.name()));
            return names;
        }

        @Override
        public void whenAdded(Consumer<String> listener) {
            listeners.add(listener);
        }
    }
}
