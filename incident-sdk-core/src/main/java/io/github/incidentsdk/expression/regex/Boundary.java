package io.github.incidentsdk.expression.regex;

/** A condition on a place between two code points; {@link #NONE} stands for the outside of the text. */
enum Boundary {
    TEXT_START {
        @Override
        boolean holds(int before, int after) {
            return before == NONE;
        }
    },
    TEXT_END {
        @Override
        boolean holds(int before, int after) {
            return after == NONE;
        }
    },
    LINE_START {
        @Override
        boolean holds(int before, int after) {
            return before == NONE || before == '\n';
        }
    },
    LINE_END {
        @Override
        boolean holds(int before, int after) {
            return after == NONE || after == '\n';
        }
    },
    WORD {
        @Override
        boolean holds(int before, int after) {
            return CharClasses.WORD.test(before) != CharClasses.WORD.test(after);
        }
    },
    NO_WORD {
        @Override
        boolean holds(int before, int after) {
            return !WORD.holds(before, after);
        }
    };

    static final int NONE = -1;

    abstract boolean holds(int before, int after);
}
