package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.vector.Shape.Element;
import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.expression.Matching.Cardinality;
import io.github.incidentsdk.metric.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which elements of two vectors meet: found out once, for all elements that may be present.
 *
 * <p>Each pair that can meet has a place. Where several elements of the side of one could be the partner, which of them is
 * there decides at each tick, and two that are there are a problem.
 */
public final class Match {

    private static final int NOBODY = -1;

    private final Vector left;
    private final Vector right;
    private final Matching matching;
    private final Signatures signatures;
    private final boolean keepsNames;
    private final boolean leftIsMany;
    private final Strangers strangers = new Strangers();

    private final List<Element> elements = new ArrayList<>();
    private final List<Integer> manyIndexes = new ArrayList<>();
    private final List<Integer> oneIndexes = new ArrayList<>();
    private final List<Contest> contests = new ArrayList<>();
    private int[] lefts = new int[0];
    private int[] rights = new int[0];
    private Shape shape = Shape.EMPTY;

    /**
     * Prepares the match of two vectors.
     *
     * @param keepsNames whether the result has the metric's name of the side of many, as with comparisons that filter
     */
    Match(Vector left, Vector right, Matching matching, boolean keepsNames) {
        this.left = left;
        this.right = right;
        this.matching = matching;
        this.signatures = new Signatures(matching);
        this.keepsNames = keepsNames;
        this.leftIsMany = matching.cardinality() != Cardinality.ONE_TO_MANY;
    }

    /** Prepares the match of a comparison that is judged, not computed: its elements are told apart by labels alone. */
    public static Match ofJudged(Vector left, Vector right, Matching matching) {
        return new Match(left, right, matching, false);
    }

    /** Whether a left element that can have no partner has a place. */
    public enum Loners {
        KEPT,
        DROPPED
    }

    /** Finds out anew which elements meet. */
    public void bind(Loners loners) {
        elements.clear();
        manyIndexes.clear();
        oneIndexes.clear();
        contests.clear();
        Map<Element, List<Integer>> ones = bySignature(one());
        Map<Element, Contest> contested = new LinkedHashMap<>();
        ones.forEach((signature, indexes) -> {
            if (indexes.size() > 1) {
                contested.put(signature, new Contest(signature, indexes));
            }
        });
        Shape many = many().shape();
        for (int i = 0; i < many.size(); i++) {
            Element signature = signatures.of(many.element(i));
            List<Integer> partners = ones.get(signature);
            Contest contest = contested.get(signature);
            if (contest != null) {
                addContested(i, contest);
            } else if (partners != null) {
                add(i, partners.get(0), result(many.element(i), one().shape().element(partners.get(0))));
            } else if (loners == Loners.KEPT && leftIsMany) {
                add(i, NOBODY, result(many.element(i), new Element(null, Labels.empty())));
            }
        }
        contests.addAll(contested.values());
        lefts = indexes(leftIsMany ? manyIndexes : oneIndexes);
        rights = indexes(leftIsMany ? oneIndexes : manyIndexes);
        shape = new Shape(elements);
    }

    private Vector many() {
        return leftIsMany ? left : right;
    }

    private Vector one() {
        return leftIsMany ? right : left;
    }

    private Map<Element, List<Integer>> bySignature(Vector vector) {
        Map<Element, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < vector.size(); i++) {
            places.computeIfAbsent(signatures.of(vector.shape().element(i)), signature -> new ArrayList<>(1))
                    .add(i);
        }
        return places;
    }

    private void add(int many, int one, Element element) {
        manyIndexes.add(many);
        oneIndexes.add(one);
        elements.add(element);
    }

    /** One place for each set of labels that the partners may lend. */
    private void addContested(int many, Contest contest) {
        Map<Element, List<Integer>> variants = new HashMap<>();
        for (int partner : contest.partners) {
            Element result = result(many().shape().element(many), one().shape().element(partner));
            variants.computeIfAbsent(result, element -> new ArrayList<>()).add(partner);
        }
        variants.forEach((element, partners) -> {
            contest.places.add(new Place(elements.size(), partners));
            add(many, NOBODY, element);
        });
    }

    private Element result(Element many, Element one) {
        if (matching.cardinality() == Cardinality.ONE_TO_ONE) {
            Element result = signatures.oneToOne(many);
            return keepsNames ? result : result.withoutName();
        }
        Labels labels = many.labels();
        for (String included : matching.included()) {
            labels = labels.with(included, one.labels().get(included));
        }
        return new Element(keepsNames ? many.name() : null, labels);
    }

    private static int[] indexes(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    Shape shape() {
        return shape;
    }

    /** Returns how many places there are. */
    public int size() {
        return elements.size();
    }

    /** Returns the labels of a place. */
    public Labels labels(int place) {
        return elements.get(place).labels();
    }

    /** Returns the index in the left vector of a place's element, or -1 when nobody there is its partner at present. */
    public int left(int place) {
        return lefts[place];
    }

    /** Returns the index in the right vector of a place's element, or -1 when nobody there is its partner at present. */
    public int right(int place) {
        return rights[place];
    }

    /** Lets those who are there at present decide, and returns what stands against the match, or null. */
    public @Nullable String resolve() {
        String problem = contests.isEmpty() || many().anybody() == null ? null : decide();
        if (!strangers.haveMet() && anybodyMeets()) {
            strangers.meet();
        }
        return problem;
    }

    private boolean anybodyMeets() {
        for (int i = 0; i < lefts.length; i++) {
            if (lefts[i] != NOBODY && rights[i] != NOBODY && left.isPresent(lefts[i]) && right.isPresent(rights[i])) {
                return true;
            }
        }
        return false;
    }

    /** Returns whose labels never met, although both sides are there; null when somebody did. */
    public @Nullable String strangers() {
        return strangers.haveMet() ? null : strangers.tell(left.anybody(), right.anybody());
    }

    private @Nullable String decide() {
        int[] partners = leftIsMany ? rights : lefts;
        for (Contest contest : contests) {
            int present = NOBODY;
            for (int partner : contest.partners) {
                if (one().isPresent(partner)) {
                    if (present != NOBODY) {
                        return one().isDoubtful(partner) || one().isDoubtful(present)
                                ? contest.doubt()
                                : contest.problem();
                    }
                    present = partner;
                }
            }
            for (Place place : contest.places) {
                partners[place.index] = place.partners.contains(present) ? present : NOBODY;
            }
        }
        return null;
    }

    /** Several elements of the side of one that match the same others. */
    private final class Contest {

        private final Element signature;
        private final List<Integer> partners;
        private final List<Place> places = new ArrayList<>();

        Contest(Element signature, List<Integer> partners) {
            this.signature = signature;
            this.partners = partners;
        }

        String doubt() {
            return "which of several series on the " + side() + " matches " + signature
                    + " cannot be said, since a value is NaN";
        }

        private String side() {
            return leftIsMany ? "right" : "left";
        }

        String problem() {
            return "several series on the " + side() + " match " + signature
                    + ": many-to-many matching is not allowed, labels must be unique on one side";
        }
    }

    /** A place that is taken when one of these partners is there. */
    private record Place(int index, List<Integer> partners) {}
}
