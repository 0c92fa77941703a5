package io.github.incidentsdk.config;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds files and reads their text; what cannot be read is a problem like others. */
final class ConfigFiles {

    private static final List<String> NAMES = List.of("incidents.yaml", "incidents.yml", "incidents.json");

    /** More bytes than the most characters that the formats read. */
    private static final int LONGEST = 4 << 20;

    private ConfigFiles() {}

    static IncidentConfig read(Path file, ConfigLoader loader) {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in, file.toString(), loader);
        } catch (NoSuchFileException missing) {
            return loader.unreadable(Problem.at(
                    Place.in(file.toString(), ""), "does not exist; expected an incidents.yaml or incidents.json"));
        } catch (IOException unreadable) {
            return unreadable(file.toString(), unreadable, loader);
        }
    }

    static IncidentConfig fromClasspath(ClassLoader classes, ConfigLoader loader) {
        List<String> found =
                NAMES.stream().filter(name -> classes.getResource(name) != null).toList();
        if (found.isEmpty()) {
            return new IncidentConfigBuilder().build();
        }
        String name = found.get(0);
        if (found.size() > 1) {
            String others = String.join(", ", found.subList(1, found.size()));
            return loader.unreadable(Problem.at(
                    Place.in(name, ""), "stands on the class path beside " + others + "; expected only one of them"));
        }
        try (InputStream in = open(classes, name)) {
            return parse(in, name, loader);
        } catch (IOException unreadable) {
            return unreadable(name, unreadable, loader);
        }
    }

    /** Without the cache of the JVM, which would keep the host's jar open and locked. */
    private static InputStream open(ClassLoader classes, String name) throws IOException {
        URL url = classes.getResource(name);
        if (url == null) {
            throw new NoSuchFileException(name);
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private static IncidentConfig parse(InputStream in, String name, ConfigLoader loader) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            return loader.unreadable(Problem.at(Place.in(name, ""), "is larger than 4 MiB"));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException foreign) {
            return loader.unreadable(Problem.at(Place.in(name, ""), "is not UTF-8"));
        }
        if (name.endsWith(".json")) {
            return loader.parseJson(text, name);
        }
        if (Stream.of(".yaml", ".yml").anyMatch(name::endsWith)) {
            return loader.parseYaml(text, name);
        }
        return loader.unreadable(
                Problem.at(Place.in(name, ""), "has a name that ends in none of .yaml, .yml and .json"));
    }

    private static IncidentConfig unreadable(String name, IOException why, ConfigLoader loader) {
        return loader.unreadable(Problem.at(
                Place.in(name, ""), "cannot be read: " + why.getClass().getSimpleName()));
    }
}
