package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.sink.Delivery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;

/**
 * Which events are in an incident's thread already, by the numbers that end their ids; remembered as one receipt.
 *
 * <p>The last few are enough: events come in order, and an earlier one comes again only when it is replayed by hand.
 */
final class Told {

    private static final String RECEIPT = "thread";
    private static final int MOST = 64;

    private final Delivery delivery;
    private final Deque<Long> numbers = new ArrayDeque<>();

    Told(Delivery delivery) {
        this.delivery = delivery;
        for (String number : delivery.receipt(RECEIPT).orElse("").split(" ", -1)) {
            if (!number.isEmpty()) {
                numbers.add(Long.parseLong(number));
            }
        }
    }

    boolean holds(long number) {
        return numbers.contains(number);
    }

    /** Whether something later than {@code number} was told, so that a message that shows the state after it would set it back. */
    boolean isPast(long number) {
        return numbers.stream().anyMatch(told -> told > number);
    }

    void remember(long number) {
        numbers.add(number);
        if (numbers.size() > MOST) {
            numbers.remove();
        }
        StringJoiner all = new StringJoiner(" ");
        numbers.forEach(told -> all.add(told.toString()));
        delivery.remember(RECEIPT, all.toString());
    }
}
