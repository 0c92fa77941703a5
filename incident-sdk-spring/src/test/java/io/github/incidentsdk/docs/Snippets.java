package io.github.incidentsdk.docs;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The Java blocks of the pages, compiled.
 *
 * <p>A block with imports is a file as it stands. Any other is seen with {@link #IMPORTS}: one with a class becomes a file,
 * and one without the body of a method with {@link #VARIABLES}.
 */
final class Snippets {

    /** What a block without imports of its own may name. */
    static final List<String> IMPORTS = List.of(
            "io.github.incidentsdk.*",
            "io.github.incidentsdk.briefing.*",
            "io.github.incidentsdk.config.*",
            "io.github.incidentsdk.config.hold.*",
            "io.github.incidentsdk.config.numbers.*",
            "io.github.incidentsdk.config.problem.*",
            "io.github.incidentsdk.delivery.*",
            "io.github.incidentsdk.digest.*",
            "io.github.incidentsdk.hold.*",
            "io.github.incidentsdk.metric.*",
            "io.github.incidentsdk.micrometer.*",
            "io.github.incidentsdk.model.*",
            "io.github.incidentsdk.polling.*",
            "io.github.incidentsdk.readiness.*",
            "io.github.incidentsdk.redaction.*",
            "io.github.incidentsdk.rule.*",
            "io.github.incidentsdk.rule.engine.*",
            "io.github.incidentsdk.settings.*",
            "io.github.incidentsdk.sink.*",
            "io.github.incidentsdk.sink.webhook.*",
            "io.github.incidentsdk.spring.*",
            "io.github.incidentsdk.testing.*",
            "io.micrometer.core.instrument.MeterRegistry",
            "io.micrometer.core.instrument.simple.SimpleMeterRegistry",
            "java.io.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.*",
            "org.springframework.boot.autoconfigure.SpringBootApplication",
            "org.springframework.context.annotation.*",
            "static io.github.incidentsdk.model.Severity.*",
            "static java.time.Duration.*");

    /** What a block without a class may use. */
    static final String VARIABLES = "static IncidentManager manager; static Incident incident; static Incident other;"
            + " static Deque<String> queue; static MeterRegistry registry; static Map<String, String> headers;"
            + " static byte[] body; ";

    /** What a block without a class may call. */
    static final String METHODS = "static void importFiles() throws IOException {}"
            + " static String fetchRates() throws IOException { return \"\"; }";

    private static final Pattern CLASS = Pattern.compile("(?m)^(public |final |abstract )*(class|interface) (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    private final Path classes;
    private final Map<Block, String> names = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Snippets(Path classes) {
        this.classes = classes;
    }

    static Snippets compile(List<Block> blocks, Path into) throws IOException {
        Snippets snippets = new Snippets(into);
        List<Source> sources = blocks.stream().map(snippets::source).collect(Collectors.toCollection(ArrayList::new));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(into));
            compiler.getTask(
                            new StringWriter(),
                            files,
                            found,
                            List.of("-proc:none", "-parameters", "-cp", classPath(), "--release", "17"),
                            null,
                            sources)
                    .call();
        }
        found.getDiagnostics().stream()
                .filter(each -> each.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(each -> (each.getSource() instanceof Source source
                                ? source.block.page() + ":"
                                        + (source.block.line() + each.getLineNumber() - source.begin)
                                : "?")
                        + " " + each.getMessage(Locale.ROOT))
                .forEach(snippets.problems::add);
        return snippets;
    }

    /** What the compiler refused, with its place in the page. */
    List<String> problems() {
        return problems;
    }

    /** The name of the block's class. */
    String className(Block block) {
        return names.get(block);
    }

    /** What the blocks were compiled against, and what their programs are run with. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Loads what was compiled. */
    URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Snippets.class.getClassLoader());
    }

    Path classes() {
        return classes;
    }

    private Source source(Block block) {
        String text = block.text();
        String own = "docs." + block.page().replaceAll("\\W", "_") + "_" + block.line();
        Matcher declared = PACKAGE.matcher(text);
        boolean hasPackage = declared.find();
        String inPackage = hasPackage ? declared.group(1) : own;
        String packaged = hasPackage ? "" : "package " + own + "; ";
        String imports = text.contains("\nimport ") || text.startsWith("import ")
                ? ""
                : IMPORTS.stream().map(name -> "import " + name + "; ").collect(Collectors.joining());
        Matcher type = CLASS.matcher(text);
        if (type.find()) {
            names.put(block, inPackage + "." + type.group(3));
            String before = packaged.isEmpty() ? "" : packaged + imports + "\n";
            return new Source(block, type.group(3), before + text, before.isEmpty() ? 1 : 2);
        }
        names.put(block, own + ".Snippet");
        String before = packaged + imports + "class Snippet { " + VARIABLES + METHODS
                + " static void snippet() throws Exception {\n";
        return new Source(block, "Snippet", before + text + "\n} }", 2);
    }

    /** A block as a file; its text begins at line {@code begin}. */
    private static final class Source extends SimpleJavaFileObject {
        private final Block block;
        private final String text;
        private final int begin;

        Source(Block block, String type, String text, int begin) {
            super(
                    URI.create(
                            "string:///" + block.page().replaceAll("\\W", "_") + block.line() + "/" + type + ".java"),
                    Kind.SOURCE);
            this.block = block;
            this.text = text;
            this.begin = begin;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Writes a file beside the classes, such as what a ServiceLoader reads. */
    void add(String file, String text) throws IOException {
        Path path = classes.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
