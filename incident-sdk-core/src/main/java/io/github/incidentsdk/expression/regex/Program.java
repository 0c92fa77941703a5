package io.github.incidentsdk.expression.regex;

import java.util.List;

/** A compiled expression: instructions that a set of threads walks through together, one code point at a time. */
final class Program {

    /** The most instructions, so that counted repetitions inside each other cannot multiply without end. */
    static final int MAX_SIZE = 2_500;

    private final Instruction[] instructions;

    Program(List<Instruction> instructions) {
        this.instructions = instructions.toArray(Instruction[]::new);
    }

    boolean matches(CharSequence text) {
        Threads current = new Threads(instructions.length);
        Threads next = new Threads(instructions.length);
        int before = Boundary.NONE;
        int index = 0;
        int after = at(text, 0);
        current.follow(instructions, 0, before, after);
        while (after != Boundary.NONE && current.size > 0) {
            int character = after;
            index += Character.charCount(character);
            before = character;
            after = at(text, index);
            next.size = 0;
            for (int i = 0; i < current.size; i++) {
                Instruction instruction = instructions[current.members[i]];
                if (instruction.kind == Instruction.Kind.ONE && instruction.test.test(character)) {
                    next.follow(instructions, current.members[i] + 1, before, after);
                }
            }
            Threads swap = current;
            current = next;
            next = swap;
        }
        return current.accepts(instructions);
    }

    private static int at(CharSequence text, int index) {
        return index < text.length() ? Character.codePointAt(text, index) : Boundary.NONE;
    }

    /** A set of instruction numbers in which membership is asked and added in constant time, and which is emptied by its size. */
    private static final class Threads {
        final int[] members;
        private final int[] places;
        private final int[] pending;
        int size;

        Threads(int capacity) {
            members = new int[capacity];
            places = new int[capacity];
            pending = new int[2 * capacity];
        }

        /** Adds an instruction and what it leads to without reading on. */
        void follow(Instruction[] instructions, int start, int before, int after) {
            int waiting = 0;
            pending[waiting++] = start;
            while (waiting > 0) {
                int number = pending[--waiting];
                if (!add(number)) {
                    continue;
                }
                Instruction instruction = instructions[number];
                switch (instruction.kind) {
                    case JUMP -> pending[waiting++] = instruction.target;
                    case FORK -> {
                        pending[waiting++] = instruction.target;
                        pending[waiting++] = number + 1;
                    }
                    case ASSERT -> {
                        if (instruction.boundary.holds(before, after)) {
                            pending[waiting++] = number + 1;
                        }
                    }
                    case ONE, ACCEPT -> {}
                }
            }
        }

        boolean accepts(Instruction[] instructions) {
            for (int i = 0; i < size; i++) {
                if (instructions[members[i]].kind == Instruction.Kind.ACCEPT) {
                    return true;
                }
            }
            return false;
        }

        private boolean add(int number) {
            int place = places[number];
            if (place < size && members[place] == number) {
                return false;
            }
            places[number] = size;
            members[size++] = number;
            return true;
        }
    }
}
