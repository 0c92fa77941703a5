package io.github.incidentsdk.docs;

import java.util.List;
import java.util.Optional;

/**
 * A fenced block of a page.
 *
 * @param page the page's path from the repository's root
 * @param line where its text begins, from 1
 * @param info the words behind the fence: a language, then what is to be done with it
 * @param text what it holds
 */
record Block(String page, int line, List<String> info, String text) {

    String language() {
        return info.isEmpty() ? "" : info.get(0);
    }

    /** Whether a word stands behind the language, such as {@code runs}. */
    boolean is(String language, String word) {
        return language().equals(language) && info.contains(word);
    }

    /** What stands behind the language as {@code name=value}. */
    Optional<String> value(String name) {
        return info.stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findFirst();
    }

    String place() {
        return page + ":" + line;
    }

    @Override
    public String toString() {
        return place() + " " + String.join(" ", info);
    }
}
