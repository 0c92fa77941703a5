package io.github.incidentsdk.config;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings that remember what was read, so that the rest can be refused; not safe for several threads. */
public final class SinkSettings implements Settings {

    private static final String FILE = "-file";

    private final Node.Map map;
    private final String prefix;
    private final @Nullable Duration attempt;
    private final Problems problems = new Problems();
    private final Section section;
    private final Map<String, SinkSettings> below = new LinkedHashMap<>();

    SinkSettings(Node.Map map) {
        this(map, "", null);
    }

    /** Settings of a sink, for which one attempt may take so long. */
    SinkSettings(Node.Map map, Duration attempt) {
        this(map, "", attempt);
    }

    /** Settings below others, whose names begin with {@code prefix} in messages. */
    private SinkSettings(Node.Map map, String prefix, @Nullable Duration attempt) {
        this.map = map;
        this.prefix = prefix;
        this.attempt = attempt;
        this.section = new Section(map, problems);
    }

    /** The problem behind {@code invalid}, which a read of these settings or their reader threw, at its place. */
    public Problem problem(InvalidSettingException invalid) {
        String setting = invalid.setting();
        Place place = map.place();
        Node at = map;
        for (String step : setting.split("\\.", -1)) {
            Node.Entry entry = at instanceof Node.Map settings ? entry(settings, step) : null;
            if (entry == null) {
                break;
            }
            place = entry.place();
            at = entry.value();
        }
        return Problem.at(place.withPath(map.place().pathOf(setting)), invalid.problem());
    }

    private static Node.@Nullable Entry entry(Node.Map map, String key) {
        return map.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** A problem for each setting that nobody read; call after the last read. */
    public List<Problem> unread() {
        List<Problem> unread = new ArrayList<>(section.unknown(Map.of()));
        below.values().forEach(settings -> unread.addAll(settings.unread()));
        return unread;
    }

    /** Has names that are read elsewhere be among those that may be meant by one that nobody reads. */
    void areKnown(Collection<String> names) {
        names.forEach(section::has);
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        map.entries().forEach(entry -> names.add(entry.key()));
        return names;
    }

    @Override
    public Optional<Settings> section(String name) {
        if (!section.has(name) || !(section.node(name) instanceof Node.Map settings)) {
            return Optional.empty();
        }
        return Optional.of(
                below.computeIfAbsent(name, unread -> new SinkSettings(settings, prefix + name + ".", attempt)));
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(valid(name, section.text(name)));
    }

    @Override
    public String required(String name) {
        return text(name).orElseThrow(() -> new InvalidSettingException(prefix + name, "is missing"));
    }

    @Override
    public Optional<Secret> secret(String name) {
        Optional<String> text = text(name);
        Optional<String> file = text(name + FILE);
        if (text.isPresent() && file.isPresent()) {
            throw new InvalidSettingException(
                    prefix + name, "is there beside " + name + FILE + "; expected one of the two");
        }
        return file.map(path -> SecretFile.read(prefix + name + FILE, path)).or(() -> text.map(Secret::of));
    }

    @Override
    public Duration duration(String name, Duration otherwise) {
        Duration duration = valid(name, section.duration(name));
        return duration == null ? otherwise : duration;
    }

    @Override
    public long number(String name, long otherwise) {
        Long number = valid(name, section.number(name, Long.MIN_VALUE, Long.MAX_VALUE));
        return number == null ? otherwise : number;
    }

    @Override
    public boolean flag(String name, boolean otherwise) {
        Boolean flag = valid(name, section.flag(name));
        return flag == null ? otherwise : flag;
    }

    @Override
    public List<String> list(String name) {
        List<String> list = valid(name, section.texts(name));
        return list == null ? List.of() : list;
    }

    @Override
    public Map<String, String> map(String name) {
        Map<String, String> texts = section.map(name);
        valid(name, texts);
        return texts;
    }

    @Override
    public Optional<Duration> attempt() {
        return Optional.ofNullable(attempt);
    }

    @Override
    public URI uri(String name) {
        String text = text(name)
                .orElseThrow(() -> new InvalidSettingException(
                        prefix + name, "is missing; expected such as https://example.org/hook"));
        if (text.indexOf('{') >= 0) {
            throw new InvalidSettingException(
                    prefix + name, "holds a { } to be filled, and nothing is ever put into a URL; write it out");
        }
        try {
            URI uri = new URI(text);
            if (uri.isAbsolute() && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException quotesTheWholeText) {
            // Its message would print what may be a credential; what follows says the same without it.
        }
        throw new InvalidSettingException(prefix + name, "is not an absolute URI such as https://example.org/hook");
    }

    /** Turns what the section complained of into the exception that a reader of settings expects. */
    private <T> @Nullable T valid(String name, @Nullable T value) {
        for (Problem problem : problems.take()) {
            String nearest = problem.nearest() == null ? "" : "; did you mean " + problem.nearest() + "?";
            throw new InvalidSettingException(prefix + name, problem.message() + nearest);
        }
        return value;
    }
}
