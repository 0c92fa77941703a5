package io.github.incidentsdk.review.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML in which every scalar is a text, so that {@code no}, {@code 012} and days stay what they are. Not safe for several threads. */
final class Yaml {

    private static final int DEEPEST = 20;

    private final org.yaml.snakeyaml.Yaml yaml;

    Yaml() {
        LoaderOptions reading = new LoaderOptions();
        reading.setAllowDuplicateKeys(false);
        reading.setNestingDepthLimit(DEEPEST);
        reading.setMaxAliasesForCollections(0); // a few would do to make a short text fill the memory
        DumperOptions writing = new DumperOptions();
        writing.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        writing.setAllowUnicode(true);
        writing.setSplitLines(false);
        writing.setWidth(Integer.MAX_VALUE);
        yaml = new org.yaml.snakeyaml.Yaml(
                new SafeConstructor(reading), new TextRepresenter(writing), writing, reading, new TextResolver());
    }

    /** One key of a map with its value, and a line break behind it. */
    String write(String key, Object value) {
        return yaml.dump(Map.of(key, plain(value))); // copied, since what is there twice would become an alias
    }

    /**
     * Reads a map.
     *
     * @throws org.yaml.snakeyaml.error.YAMLException when it is no YAML
     * @throws IllegalArgumentException when it is no map
     */
    Map<String, Object> read(String text) {
        Object read = yaml.load(text);
        if (!(read instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("not a key and its value");
        }
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), plain(value)));
        return texts;
    }

    private static Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> texts = new LinkedHashMap<>();
            map.forEach((key, one) -> texts.put(String.valueOf(key), plain(one)));
            return texts;
        }
        if (value instanceof List<?> list) {
            List<Object> texts = new ArrayList<>();
            list.forEach(one -> texts.add(plain(one)));
            return texts;
        }
        return value == null ? "" : value.toString();
    }

    private static final class TextResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }

    private static final class TextRepresenter extends Representer {
        TextRepresenter(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
            return super.representScalar(
                    tag, value, value.indexOf('\n') < 0 ? style : DumperOptions.ScalarStyle.LITERAL);
        }
    }
}
