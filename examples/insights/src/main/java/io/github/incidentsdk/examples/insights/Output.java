package io.github.incidentsdk.examples.insights;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.incidentsdk.insights.report.Report;
import io.github.incidentsdk.insights.report.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A file that is to be written; its name says in what form. */
record Output(Path file, Form form) {

    /** What a report can be written as. */
    enum Form {
        HTML,
        MD,
        JSON
    }

    static Output of(String name) throws WrongUsage {
        for (Form form : Form.values()) {
            if (name.toLowerCase(Locale.ROOT).endsWith("." + form.name().toLowerCase(Locale.ROOT))) {
                return new Output(Path.of(name), form);
            }
        }
        throw new WrongUsage("--output " + name + ": its name ends in .html, .md or .json");
    }

    /** The page and the data have what colleagues wrote for each other: whoever speaks to customers means neither. */
    static void refuseInternals(List<Output> outputs) throws WrongUsage {
        for (Output output : outputs) {
            if (output.form() != Form.MD) {
                throw new WrongUsage("--voice customers is for text: " + output.file()
                        + " would have titles, names and causes in it; write to a name that ends in .md");
            }
        }
    }

    void write(Report report, Voice voice) throws IOException {
        byte[] bytes = switch (form) {
            case HTML -> report.html().getBytes(UTF_8);
            case MD -> report.markdown(voice).getBytes(UTF_8);
            case JSON -> report.json();
        };
        Files.write(file, bytes);
    }
}
