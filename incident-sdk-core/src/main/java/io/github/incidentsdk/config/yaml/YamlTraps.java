package io.github.incidentsdk.config.yaml;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.tree.SourceText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Says what was probably meant where YAML is refused; never repeats a value, which may be a secret.
 *
 * <p>Reads SnakeYAML's words, since it has no codes; a version with other words leads to the general message.
 */
final class YamlTraps {

    /** What SnakeYAML says of a bracket of the wrong kind. */
    private static final Pattern MISMATCH = Pattern.compile("^expected ',' or '([}\\]])', but got '?([}\\]])'?");

    /** A key and its value glued together: {@code service:checkout}; not a URL. */
    private static final Pattern GLUED = Pattern.compile("^\\s*(?:- )?([A-Za-z][A-Za-z0-9_-]*):(?!//)\\S.*");

    private static final Pattern KEY = Pattern.compile("^\\s*(?:- )?([A-Za-z][A-Za-z0-9_-]*):\\s.*");
    private static final Pattern CANNOT_START =
            Pattern.compile("found character '(.+?)' that cannot start any token.*");

    private final SourceText source;
    private final String file;
    private final String path;

    YamlTraps(SourceText source, String file, String path) {
        this.source = source;
        this.file = file;
        this.path = path;
    }

    MalformedYaml explain(MarkedYAMLException syntax) {
        Mark found = syntax.getProblemMark();
        Mark began = syntax.getContextMark() == null ? found : syntax.getContextMark();
        String context = String.valueOf(syntax.getContext());
        String problem = String.valueOf(syntax.getProblem());
        Matcher start = CANNOT_START.matcher(problem);
        if (start.matches()) {
            return at(found, cannotStart(start.group(1)));
        }
        if (context.contains("block scalar")) {
            return at(began, beginsWith(">") + ": " + keyOf(began) + ": \"> …\"");
        }
        if (context.contains("alias") || context.contains("anchor")) {
            return at(began, beginsWith("* or &"));
        }
        if (problem.contains("unknown escape")) {
            return at(found, "in double quotes \\ begins an escape; write \\\\, or use single quotes");
        }
        if (context.contains("quoted scalar")) {
            return at(began, "is a quote that is never closed");
        }
        int glued = glued(began, found);
        if (glued > 0) {
            int column = source.line(glued).indexOf(':') + 1;
            return new MalformedYaml(new Place(file, glued, column, path), "a space is missing after the colon");
        }
        return structure(context, problem, began, found);
    }

    private MalformedYaml structure(String context, String problem, Mark began, Mark found) {
        if (problem.startsWith("mapping values are not allowed")) {
            return at(found, "a second colon in one value; put the value in quotes, or mend the indentation");
        }
        if (problem.startsWith("sequence entries are not allowed")) {
            return at(found, beginsWith("-"));
        }
        if (problem.startsWith("mapping keys are not allowed")) {
            return at(found, beginsWith("?"));
        }
        if (problem.startsWith("could not find expected ':'")) {
            return at(began, "a key without a colon");
        }
        Matcher wrong = MISMATCH.matcher(problem);
        if (context.contains("flow") && wrong.find()) {
            return at(found, wrong.group(2) + " closes nothing here; what is open is closed by " + wrong.group(1));
        }
        if (context.contains("flow") && found.getLine() > began.getLine()) {
            return at(found, "the { or [ on line " + (began.getLine() + 1) + " is not closed");
        }
        if (context.contains("flow")) {
            return at(found, "between { } or [ ] a text with { } [ ] , or : must stand in quotes");
        }
        if (problem.endsWith("found '<scalar>'")) {
            return at(found, "text after a value that is over; the whole value must stand in quotes");
        }
        if (context.contains("block mapping") || context.contains("block collection")) {
            return at(found, "is indented unlike its neighbours");
        }
        return at(found, "is not YAML: " + problem.replaceAll("\\s+", " "));
    }

    private static String cannotStart(String character) {
        return character.contains("TAB") ? "is a tab; YAML is indented with spaces" : beginsWith(character);
    }

    private static String beginsWith(String character) {
        return "a value that begins with " + character + " must stand in quotes";
    }

    private String keyOf(Mark mark) {
        Matcher key = KEY.matcher(source.line(mark.getLine() + 1));
        return key.matches() ? key.group(1) : "SEV1";
    }

    /** The number of the line near the error on which a key and its value are glued together; 0 when there is none. */
    private int glued(Mark began, Mark found) {
        int line = found.getLine() + 1;
        return IntStream.of(began.getLine() + 1, line, line - 1)
                .filter(number -> GLUED.matcher(source.line(number)).matches())
                .findFirst()
                .orElse(0);
    }

    private MalformedYaml at(Mark mark, String message) {
        return new MalformedYaml(new Place(file, mark.getLine() + 1, mark.getColumn() + 1, path), message);
    }
}
