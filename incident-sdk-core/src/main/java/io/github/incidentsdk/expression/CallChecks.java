package io.github.incidentsdk.expression;

import java.util.ArrayList;
import java.util.List;

/** Whether arguments are as many as needed, and of the right types. */
final class CallChecks {

    private CallChecks() {}

    static void check(Function function, List<Expression> arguments, Position position) {
        int least = function.requiredArguments();
        List<ValueType> types = function.arguments();
        if (arguments.size() < least || arguments.size() > types.size()) {
            String count = least == types.size() ? count(least) : least + " or " + count(types.size());
            throw miscounted(function.text(), count, arguments.size(), position);
        }
        checkTypes(function.text(), types, arguments);
    }

    static void check(Aggregator aggregator, List<Expression> arguments, Position position) {
        List<ValueType> types = new ArrayList<>();
        if (aggregator.takesParameter()) {
            types.add(ValueType.SCALAR);
        }
        types.add(ValueType.INSTANT_VECTOR);
        if (arguments.size() != types.size()) {
            throw miscounted(aggregator.text(), count(types.size()), arguments.size(), position);
        }
        checkTypes(aggregator.text(), types, arguments);
    }

    private static void checkTypes(String name, List<ValueType> types, List<Expression> arguments) {
        if (types.size() == 2 && arguments.size() == 2 && !fits(types, arguments) && fits(types, swapped(arguments))) {
            throw ExpressionException.wrong(
                    arguments.get(0).position(),
                    "`" + name + "`",
                    "the arguments of `" + name + "` are swapped: write "
                            + Quoting.shown(name + "(" + arguments.get(1).text() + ", "
                                    + arguments.get(0).text() + ")"));
        }
        for (int i = 0; i < arguments.size(); i++) {
            Expression argument = arguments.get(i);
            if (argument.type() != types.get(i)) {
                String which = types.size() == 1 ? "its argument" : "argument " + (i + 1);
                throw ExpressionException.wrong(
                        argument.position(),
                        "`" + name + "`",
                        "`" + name + "` takes " + types.get(i).withArticle() + " as " + which + ", not "
                                + argument.type().withArticle() + TypeHints.towards(types.get(i), argument));
            }
        }
    }

    private static boolean fits(List<ValueType> types, List<Expression> arguments) {
        return types.equals(arguments.stream().map(Expression::type).toList());
    }

    private static List<Expression> swapped(List<Expression> two) {
        return List.of(two.get(1), two.get(0));
    }

    private static ExpressionException miscounted(String name, String expected, int actual, Position position) {
        return ExpressionException.wrong(
                position, "`" + name + "`", "`" + name + "` takes " + expected + ", not " + actual);
    }

    private static String count(int arguments) {
        return arguments == 0 ? "no argument" : arguments == 1 ? "1 argument" : arguments + " arguments";
    }
}
