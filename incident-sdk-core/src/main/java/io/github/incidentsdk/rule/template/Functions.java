package io.github.incidentsdk.rule.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The functions that templates may call, as Prometheus' documentation of templates describes them. */
enum Functions {
    HUMANIZE(1) {
        @Override
        Object apply(List<Object> of) throws TemplateException {
            return Humanized.decimal(Go.floating(of.get(0)));
        }
    },
    HUMANIZE1024(1) {
        @Override
        Object apply(List<Object> of) throws TemplateException {
            return Humanized.binary(Go.floating(of.get(0)));
        }
    },
    HUMANIZEDURATION(1) {
        @Override
        Object apply(List<Object> of) throws TemplateException {
            return Humanized.duration(Go.floating(of.get(0)));
        }
    },
    HUMANIZEPERCENTAGE(1) {
        @Override
        Object apply(List<Object> of) throws TemplateException {
            return Go.general(100 * Go.floating(of.get(0)), 4) + "%";
        }
    },
    HUMANIZETIMESTAMP(1) {
        @Override
        Object apply(List<Object> of) throws TemplateException {
            return Humanized.timestamp(Go.floating(of.get(0)));
        }
    },
    PRINTF(-1) {
        @Override
        Object apply(List<Object> of) throws TemplateException {
            return Printf.format(Go.text(of.get(0)), of.subList(1, of.size()));
        }
    },
    REREPLACEALL(3) {
        @Override
        Object apply(List<Object> of) throws TemplateException {
            return Replacement.all(pattern(of.get(0)), Go.text(of.get(1)), Go.text(of.get(2)));
        }
    },
    MATCH(2) {
        @Override
        Object apply(List<Object> of) throws TemplateException {
            return pattern(of.get(0)).matcher(Go.text(of.get(1))).find();
        }
    },
    TITLE(1) {
        @Override
        Object apply(List<Object> of) {
            return Pattern.compile("(?U)\\b\\w")
                    .matcher(Go.text(of.get(0)))
                    .replaceAll(first -> Matcher.quoteReplacement(first.group().toUpperCase(Locale.ROOT)));
        }
    },
    TOUPPER(1) {
        @Override
        Object apply(List<Object> of) {
            return Go.mapped(Go.text(of.get(0)), Character::toUpperCase);
        }
    },
    TOLOWER(1) {
        @Override
        Object apply(List<Object> of) {
            return Go.mapped(Go.text(of.get(0)), Character::toLowerCase);
        }
    },
    URLQUERY(1) {
        @Override
        Object apply(List<Object> of) {
            return URLEncoder.encode(Go.text(of.get(0)), StandardCharsets.UTF_8)
                    .replace("*", "%2A")
                    .replace("%7E", "~");
        }
    },
    STRIPPORT(1) {
        @Override
        Object apply(List<Object> of) {
            String text = Go.text(of.get(0));
            Matcher bracketed = Pattern.compile("\\[([^\\[\\]]*)]:[^:\\[\\]]*").matcher(text);
            if (bracketed.matches()) {
                return bracketed.group(1);
            }
            Matcher plain = Pattern.compile("([^:\\[\\]]*):[^:\\[\\]]*").matcher(text);
            return plain.matches() ? plain.group(1) : text;
        }
    };

    /** One that repeats nothing, and in Go stands for itself. */
    private static final Pattern PLAIN_BRACE = Pattern.compile("(?<!\\\\|\\\\[pPx])\\{(?!\\d+(?:,\\d*)?})");

    private final int arguments;

    Functions(int arguments) {
        this.arguments = arguments;
    }

    /** Returns what the function makes of its arguments, of which there are as many as it takes. */
    abstract Object apply(List<Object> of) throws TemplateException;

    static Functions named(String name) throws TemplateException {
        String known = name.toUpperCase(Locale.ROOT);
        for (Functions function : values()) {
            if (function.name().equals(known) && function.written().equals(name)) {
                return function;
            }
        }
        throw new TemplateException("the function " + name + " is not known here; known are "
                + String.join(
                        ", ", Arrays.stream(values()).map(Functions::written).toList()));
    }

    private String written() {
        return switch (this) {
            case HUMANIZEDURATION -> "humanizeDuration";
            case HUMANIZEPERCENTAGE -> "humanizePercentage";
            case HUMANIZETIMESTAMP -> "humanizeTimestamp";
            case REREPLACEALL -> "reReplaceAll";
            case TOUPPER -> "toUpper";
            case TOLOWER -> "toLower";
            case STRIPPORT -> "stripPort";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    /** What it gives is of this kind, whatever it gives. */
    Object sample() {
        return this == MATCH ? (Object) true : "";
    }

    /** Fails where it would fail at run time, whatever values come. */
    void tryOut(List<Action> arguments) throws TemplateException {
        Object first = arguments.isEmpty() ? null : arguments.get(0).constant();
        if (this == PRINTF && first != null) {
            List<Object> samples = new ArrayList<>();
            for (Action argument : arguments.subList(1, arguments.size())) {
                samples.add(argument.sample());
            }
            Printf.format(Go.text(first), samples);
        } else if ((this == MATCH || this == REREPLACEALL) && first != null) {
            pattern(first);
        }
    }

    void check(int given) throws TemplateException {
        if (arguments < 0 ? given == 0 : given != arguments) {
            throw new TemplateException(written() + " takes " + (arguments < 0 ? "a format and values" : arguments)
                    + ", and " + given + " are given");
        }
    }

    private static Pattern pattern(Object text) throws TemplateException {
        try {
            String escaped = PLAIN_BRACE.matcher(Go.text(text)).replaceAll("\\\\{");
            return Pattern.compile(escaped.replace("(?P<", "(?<"));
        } catch (PatternSyntaxException wrong) {
            throw new TemplateException("\"" + text + "\" is no regular expression: " + wrong.getDescription());
        }
    }
}
