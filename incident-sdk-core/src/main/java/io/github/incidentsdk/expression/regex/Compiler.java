package io.github.incidentsdk.expression.regex;

import io.github.incidentsdk.expression.regex.Instruction.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Lays the nodes of an expression out as instructions. */
final class Compiler {
    private final String source;
    private final List<Instruction> code = new ArrayList<>();

    private Compiler(String source) {
        this.source = source;
    }

    /** Returns the program of an expression whose text is named in errors. */
    static Program compile(Node node, String source) {
        Compiler compiler = new Compiler(source);
        compiler.emit(node);
        compiler.add(Instruction.of(Kind.ACCEPT));
        return new Program(compiler.code);
    }

    private void emit(Node node) {
        if (node instanceof Node.One one) {
            add(Instruction.one(one.test()));
        } else if (node instanceof Node.Assertion assertion) {
            add(Instruction.check(assertion.boundary()));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(this::emit);
        } else if (node instanceof Node.Alternatives alternatives) {
            emitAlternatives(alternatives.branches());
        } else if (node instanceof Node.Repeat repeat) {
            emitRepeat(repeat);
        }
    }

    private void emitAlternatives(List<Node> branches) {
        List<Instruction> exits = new ArrayList<>();
        for (Node branch : branches.subList(0, branches.size() - 1)) {
            Instruction fork = add(Instruction.of(Kind.FORK));
            emit(branch);
            exits.add(add(Instruction.of(Kind.JUMP)));
            fork.target = code.size();
        }
        emit(branches.get(branches.size() - 1));
        exits.forEach(exit -> exit.target = code.size());
    }

    private void emitRepeat(Node.Repeat repeat) {
        for (int i = 0; i < repeat.min(); i++) {
            emit(repeat.part());
        }
        if (repeat.max() == Node.Repeat.UNBOUNDED) {
            int start = code.size();
            Instruction fork = add(Instruction.of(Kind.FORK));
            emit(repeat.part());
            add(Instruction.of(Kind.JUMP)).target = start;
            fork.target = code.size();
            return;
        }
        List<Instruction> forks = new ArrayList<>();
        for (int i = repeat.min(); i < repeat.max(); i++) {
            forks.add(add(Instruction.of(Kind.FORK)));
            emit(repeat.part());
        }
        forks.forEach(fork -> fork.target = code.size());
    }

    private Instruction add(Instruction instruction) {
        if (code.size() >= Program.MAX_SIZE) {
            throw new PatternSyntaxException(
                    "its repetitions multiply to more than can be matched quickly", source, -1);
        }
        code.add(instruction);
        return instruction;
    }
}
