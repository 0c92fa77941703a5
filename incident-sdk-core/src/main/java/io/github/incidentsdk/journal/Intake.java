package io.github.incidentsdk.journal;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue between the threads of the host and the writer: any thread offers, one takes, nobody waits.
 *
 * <p>A stack that is taken whole and turned round: one compare-and-set both finds room and puts the item in, so that no thread
 * can die in between and leave a hole. Items are numbered without gaps from 1.
 */
final class Intake {

    /** What became of an offer. */
    enum Outcome {
        TAKEN,
        FULL,
        CLOSED
    }

    /** A line to be written, or none, and who waits for everything up to here. */
    static final class Item {
        final @Nullable JournalLine line;
        final @Nullable CompletableFuture<Void> done;
        private final State state;
        private @Nullable Item older;
        private long index;

        Item(@Nullable JournalLine line, @Nullable CompletableFuture<Void> done) {
            this(line, done, State.WAITS);
        }

        private Item(@Nullable JournalLine line, @Nullable CompletableFuture<Void> done, State state) {
            this.line = line;
            this.done = done;
            this.state = state;
        }

        private static Item bottom(State state, long index) {
            Item bottom = new Item(null, null, state);
            bottom.index = index;
            return bottom;
        }

        long index() {
            return index;
        }
    }

    /** An item that waits, or what lies below all items. */
    private enum State {
        WAITS,
        EMPTY,
        CLOSED
    }

    private final AtomicReference<Item> newest = new AtomicReference<>(Item.bottom(State.EMPTY, 0));
    private volatile long released;

    /** Puts an item in unless {@code limit} items or more are in already. */
    Outcome offer(Item item, int limit) {
        while (true) {
            Item before = top();
            if (before.state == State.CLOSED) {
                return Outcome.CLOSED;
            }
            if (before.index - released >= limit) {
                return Outcome.FULL;
            }
            item.index = before.index + 1;
            item.older = before.state == State.WAITS ? before : null;
            if (newest.compareAndSet(before, item)) {
                return Outcome.TAKEN;
            }
        }
    }

    private Item top() {
        return Objects.requireNonNull(newest.get());
    }

    /** The number of the last item that came in. */
    long position() {
        return top().index;
    }

    /** How many items were offered and not released. */
    long size() {
        return Math.max(0, position() - released);
    }

    boolean isEmpty() {
        return top().state != State.WAITS;
    }

    /** Takes everything, oldest first, behind what {@code into} holds; room is made by {@link #release}. */
    void takeAll(ArrayDeque<Item> into) {
        if (!isEmpty()) {
            turn(newest.getAndUpdate(last -> Item.bottom(State.EMPTY, last.index)), into);
        }
    }

    /** Takes what is left; nothing comes in any more. */
    void close(ArrayDeque<Item> into) {
        turn(newest.getAndUpdate(last -> Item.bottom(State.CLOSED, last.index)), into);
    }

    private static void turn(Item last, ArrayDeque<Item> into) {
        ArrayDeque<Item> turned = new ArrayDeque<>();
        Item item = last.state == State.WAITS ? last : null;
        while (item != null) {
            turned.addFirst(item);
            Item older = item.older;
            item.older = null; // a long chain would keep the collector busy
            item = older;
        }
        into.addAll(turned);
    }

    /** Items up to this number need no room any more. */
    void release(long index) {
        released = index;
    }
}
