package io.github.incidentsdk.config.problem;

/**
 * Where something stands in a configuration.
 *
 * @param file the file as the user named it, or what else the configuration came from
 * @param line from 1; 0 where there are no lines
 * @param column from 1; 0 where there are no lines
 * @param path the keys that lead there, such as {@code incidents.rules.checkout-errors.for}; empty for the file itself
 */
public record Place(String file, int line, int column, String path) {

    private static final int LONGEST_KEY = 80;

    /** The beginning of a file. */
    public static Place startOf(String file) {
        return new Place(file, 1, 1, "");
    }

    /** A place in what has no lines. */
    public static Place in(String source, String path) {
        return new Place(source, 0, 0, path);
    }

    /** The path of {@code key} below this; what could not be shown safely is replaced. */
    public String pathOf(String key) {
        String shown = Shown.key(this, Shown.clean(key, LONGEST_KEY));
        return path.isEmpty() ? shown : path + "." + shown;
    }

    /** The same position, reached by {@code path}. */
    public Place withPath(String path) {
        return new Place(file, line, column, path);
    }

    /** Whether it is {@code above} or below it. */
    public boolean isWithin(String above) {
        return path.equals(above) || path.startsWith(above + ".") || path.startsWith(above + "[");
    }

    @Override
    public String toString() {
        String position = line == 0 ? file : file + ":" + line + ":" + column;
        return path.isEmpty() ? position : position + " " + path;
    }
}
