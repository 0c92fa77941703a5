package io.github.incidentsdk.page;

/** What an element may hold. */
sealed interface Node permits Element, Node.Words {

    void writeTo(StringBuilder html);

    /** Text, escaped where it is written. */
    record Words(String text) implements Node {
        @Override
        public void writeTo(StringBuilder html) {
            Escape.text(text, html);
        }
    }
}
