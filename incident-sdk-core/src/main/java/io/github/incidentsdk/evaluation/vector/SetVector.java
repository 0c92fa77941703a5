package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Doubtful;
import io.github.incidentsdk.evaluation.vector.Shape.Element;
import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code and}, {@code or} and {@code unless} of two vectors: whose elements stay depends on whether others are there. */
final class SetVector extends Vector {

    private static final int NOBODY = -1;

    private final BinaryOperator operator;
    private final Vector left;
    private final Vector right;
    private final Signatures signatures;
    private final Strangers strangers = new Strangers();

    /** The number of each element's signature; equal for elements that match. */
    private int[] leftSignatures = new int[0];

    private int[] rightSignatures = new int[0];

    /** For each signature whether it is on the side that decides: 1, doubtful or absent. */
    private double[] partners = new double[0];

    /** For each signature how many on the side that decides are doubtful. */
    private int[] doubts = new int[0];

    /** For each element of the right side of {@code or} those of the left side that have its labels too. */
    private int[][] namesakes = new int[0][];

    /** For each element of the left side the one on the right that is there if it is not, or {@link #NOBODY}. */
    private int[] standIns = new int[0];

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
        partners = new double[numbers.size()];
        doubts = new int[partners.length];
        standIns = new int[left.size()];
        Arrays.fill(standIns, NOBODY);
        namesakes = operator == BinaryOperator.OR ? namesakes() : new int[0][];
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            elements.add(left.shape().element(i));
        }
        for (int i = 0; operator == BinaryOperator.OR && i < right.size(); i++) {
            elements.add(right.shape().element(i));
        }
        return new Shape(elements);
    }

    private int[][] namesakes() {
        Map<Labels, List<Integer>> lefts = new HashMap<>();
        for (int i = 0; i < left.size(); i++) {
            lefts.computeIfAbsent(left.labels(i), labels -> new ArrayList<>(1)).add(i);
        }
        return IntStream.range(0, right.size())
                .mapToObj(i -> lefts.getOrDefault(right.labels(i), List.of()).stream()
                        .mapToInt(Integer::intValue)
                        .filter(other -> leftSignatures[other] == rightSignatures[i])
                        .toArray())
                .toArray(int[][]::new);
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
        Arrays.fill(partners, Absent.VALUE);
        Arrays.fill(doubts, 0);
        if (operator == BinaryOperator.OR) {
            notePartners(left, leftSignatures);
            System.arraycopy(left.values(), 0, values, 0, left.size());
            keep(right, rightSignatures, false, values, left.size());
            standIn(values);
        } else {
            notePartners(right, rightSignatures);
            keep(left, leftSignatures, operator == BinaryOperator.AND, values, 0);
            look(values);
        }
    }

    private void look(double[] values) {
        for (int i = 0; i < values.length && !strangers.haveMet(); i++) {
            if (!Absent.is(values[i])) {
                strangers.meet();
            }
        }
    }

    /** Only of {@code and}: what is left out or added may well have nothing to do with the rest. */
    @Override
    public @Nullable String strangers() {
        String own = operator == BinaryOperator.AND ? strangers.tell(left.anybody(), right.anybody()) : null;
        return own == null ? super.strangers() : own;
    }

    /** Of several elements with one signature, one that surely is there says so. */
    private void notePartners(Vector vector, int[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (vector.isPresent(i) && (!vector.isDoubtful(i) || Absent.is(partners[numbers[i]]))) {
                partners[numbers[i]] = vector.isDoubtful(i) ? Doubtful.VALUE : 1;
            }
            if (vector.isDoubtful(i)) {
                doubts[numbers[i]]++;
            }
        }
    }

    /** Where one of two is there, nobody knows which, and they have the same labels, they are one element. */
    private void standIn(double[] values) {
        Arrays.fill(standIns, NOBODY);
        for (int i = 0; i < namesakes.length; i++) {
            int place = left.size() + i;
            if (!Doubtful.is(values[place])) {
                continue;
            }
            int signature = rightSignatures[i];
            for (int namesake : namesakes[i]) {
                if (Doubtful.is(partners[signature]) && left.isDoubtful(namesake) && standIns[namesake] == NOBODY) {
                    standIns[namesake] = i;
                    boolean isSure = doubts[signature] == 1 && !right.isDoubtful(i);
                    values[namesake] = isSure ? Double.NaN : Doubtful.VALUE;
                    values[place] = Absent.VALUE;
                    break;
                }
            }
        }
    }

    @Override
    double leastOfUnknown(int index) {
        if (index >= left.size()) {
            return right.least(index - left.size());
        }
        int standIn = standIns[index];
        return standIn == NOBODY ? left.least(index) : Math.min(left.least(index), right.least(standIn));
    }

    @Override
    double mostOfUnknown(int index) {
        if (index >= left.size()) {
            return right.most(index - left.size());
        }
        int standIn = standIns[index];
        return standIn == NOBODY ? left.most(index) : Math.max(left.most(index), right.most(standIn));
    }

    /** Writes the elements whose partner is there, or is not, into {@code values} from {@code start} on. */
    private void keep(Vector vector, int[] numbers, boolean ifPresent, double[] values, int start) {
        double[] from = vector.values();
        for (int i = 0; i < numbers.length; i++) {
            double partner = partners[numbers[i]];
            if (Doubtful.is(partner) && !Absent.is(from[i])) {
                values[start + i] = Doubtful.VALUE;
            } else {
                values[start + i] = !Absent.is(partner) == ifPresent ? from[i] : Absent.VALUE;
            }
        }
    }
}
