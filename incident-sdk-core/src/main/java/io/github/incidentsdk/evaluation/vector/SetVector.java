package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.vector.Shape.Element;
import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.metric.series.Absent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code and}, {@code or} and {@code unless} of two vectors: whose elements stay depends on whether others are there. */
final class SetVector extends Vector {

    private final BinaryOperator operator;
    private final Vector left;
    private final Vector right;
    private final Signatures signatures;

    /** The number of each element's signature; equal for elements that match. */
    private int[] leftSignatures = new int[0];

    private int[] rightSignatures = new int[0];

    /** Whether an element with the signature is present on the side that decides. */
    private boolean[] present = new boolean[0];

    SetVector(BinaryOperator operator, Vector left, Vector right, Matching matching) {
        super(left, right);
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.signatures = new Signatures(matching);
    }

    @Override
    Shape shapeNow() {
        Map<Element, Integer> numbers = new HashMap<>();
        leftSignatures = numbered(left, numbers);
        rightSignatures = numbered(right, numbers);
        present = new boolean[numbers.size()];
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            elements.add(left.shape().element(i));
        }
        for (int i = 0; operator == BinaryOperator.OR && i < right.size(); i++) {
            elements.add(right.shape().element(i));
        }
        return new Shape(elements);
    }

    private int[] numbered(Vector vector, Map<Element, Integer> numbers) {
        int[] numbered = new int[vector.size()];
        for (int i = 0; i < numbered.length; i++) {
            Element signature = signatures.of(vector.shape().element(i));
            Integer number = numbers.putIfAbsent(signature, numbers.size());
            numbered[i] = number == null ? numbers.size() - 1 : number;
        }
        return numbered;
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        Arrays.fill(present, false);
        if (operator == BinaryOperator.OR) {
            markPresent(left, leftSignatures);
            System.arraycopy(left.values(), 0, values, 0, left.size());
            keep(right, rightSignatures, false, values, left.size());
        } else {
            markPresent(right, rightSignatures);
            keep(left, leftSignatures, operator == BinaryOperator.AND, values, 0);
        }
    }

    private void markPresent(Vector vector, int[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (vector.isPresent(i)) {
                present[numbers[i]] = true;
            }
        }
    }

    /** Writes the elements whose partner is there, or is not, into {@code values} from {@code start} on. */
    private void keep(Vector vector, int[] numbers, boolean ifPresent, double[] values, int start) {
        double[] from = vector.values();
        for (int i = 0; i < numbers.length; i++) {
            values[start + i] = present[numbers[i]] == ifPresent ? from[i] : Absent.VALUE;
        }
    }
}
