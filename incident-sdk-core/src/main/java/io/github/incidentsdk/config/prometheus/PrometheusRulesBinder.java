package io.github.incidentsdk.config.prometheus;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.section.Words;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.prometheus.AlertTypes;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code prometheus-rules:}, and the files that it names. */
public final class PrometheusRulesBinder {

    private static final String KEY = "prometheus-rules";
    private static final String CLASSPATH = "classpath:";

    private final Problems problems;
    private final Path folder;

    /**
     * Creates a binder.
     *
     * @param folder where relative names of files begin
     */
    public PrometheusRulesBinder(Problems problems, Path folder) {
        this.problems = problems;
        this.folder = folder;
    }

    /** The rules below the key, which is a list of files, or has {@code files:} and more; null when it is absent. */
    public @Nullable PrometheusRules bind(Section root) {
        if (!root.has(KEY)) {
            return null;
        }
        if (!(root.node(KEY) instanceof Node.Map)) {
            return PrometheusRules.of(groups(root.leaves(KEY), root.placeOf(KEY)));
        }
        Section section = root.section(KEY);
        if (section == null) {
            return null;
        }
        List<Node.Text> files = section.leaves("files");
        if (files == null) {
            problems.add(Problem.at(section.place(), "has no files; expected the names of rule files"));
        }
        PrometheusRules usual = PrometheusRules.of(groups(files, section.place()));
        Duration every = section.duration("every");
        String label = section.text("severity-label");
        Severity otherwise = section.word("severity", Words.SEVERITIES);
        Map<String, Severity> severities = severities(section.section("severities"), usual.severities());
        section.refuseUnknown(Map.of());
        return new PrometheusRules(
                usual.groups(),
                every == null || every.isZero() ? usual.every() : every,
                label == null ? usual.label() : label,
                severities,
                otherwise == null ? usual.otherwise() : otherwise);
    }

    private static Map<String, Severity> severities(@Nullable Section section, Map<String, Severity> usual) {
        Map<String, Severity> severities = new HashMap<>(usual);
        if (section != null) {
            for (Node.Entry entry : section.entries()) {
                Severity severity = section.word(entry.key(), Words.SEVERITIES);
                if (severity != null) {
                    severities.put(entry.key().toLowerCase(Locale.ROOT), severity);
                }
            }
        }
        return severities;
    }

    private List<RuleGroup> groups(@Nullable List<Node.Text> names, Place place) {
        List<RuleGroup> groups = new ArrayList<>();
        for (Node.Text name : names == null ? List.<Node.Text>of() : names) {
            for (RuleFile file : files(name)) {
                file.problems().forEach(problems::add);
                groups.addAll(file.groups());
            }
        }
        AlertTypes.of(groups)
                .doubts()
                .forEach(doubt -> problems.add(Problem.at(place, doubt).asWarning()));
        return groups;
    }

    private List<RuleFile> files(Node.Text name) {
        try {
            if (name.value().startsWith(CLASSPATH)) {
                return List.of(resource(name.value().substring(CLASSPATH.length())));
            }
            List<Path> files = RuleFileNames.matching(folder, name.value());
            if (!files.isEmpty()) {
                return files.stream().map(RuleFile::read).toList();
            }
            problems.add(
                    Problem.with(name.place(), name.written(), "is no file, seen from " + folder.toAbsolutePath()));
        } catch (IOException | InvalidPathException unreadable) {
            problems.add(Problem.with(name.place(), name.written(), "cannot be read: " + unreadable.getMessage()));
        }
        return List.of();
    }

    private static RuleFile resource(String name) throws IOException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader classes = context == null ? PrometheusRulesBinder.class.getClassLoader() : context;
        try (InputStream in = classes.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("there is no such file on the class path");
            }
            return RuleFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        }
    }
}
