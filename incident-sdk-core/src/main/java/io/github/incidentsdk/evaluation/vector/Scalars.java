package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Doubtful;
import io.github.incidentsdk.evaluation.math.Operation;

/** The scalars that there are. */
final class Scalars {

    private Scalars() {}

    static Scalar literal(double value) {
        return new Scalar() {
            @Override
            void compute(long atMillis) {
                set(value);
            }

            @Override
            public boolean isFixed() {
                return true;
            }
        };
    }

    /** The time of the tick in seconds. */
    static Scalar time() {
        return new Scalar() {
            @Override
            void compute(long atMillis) {
                set(atMillis / 1000.0);
            }
        };
    }

    /** The value of the only element that is there, else NaN. */
    static Scalar of(Vector vector) {
        return new Scalar(vector) {
            @Override
            void compute(long atMillis) {
                double only = Double.NaN;
                int present = 0;
                for (int i = 0; i < vector.size(); i++) {
                    if (vector.isPresent(i)) {
                        only = vector.value(i);
                        present++;
                    }
                }
                set(present == 1 && !Doubtful.is(only) ? only : Double.NaN);
            }
        };
    }

    static Scalar binary(Operation operation, Scalar left, Scalar right) {
        return new Scalar(left, right) {
            @Override
            void compute(long atMillis) {
                set(operation.apply(left.value(), right.value(), left.value()));
            }

            @Override
            public boolean isFixed() {
                return left.isFixed() && right.isFixed();
            }
        };
    }

    static Scalar negated(Scalar scalar) {
        return new Scalar(scalar) {
            @Override
            void compute(long atMillis) {
                set(-scalar.value());
            }

            @Override
            public boolean isFixed() {
                return scalar.isFixed();
            }
        };
    }
}
