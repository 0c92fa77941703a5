package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.rule.sight.Sight;
import io.github.incidentsdk.rule.state.InstanceState;
import io.github.incidentsdk.rule.state.StateTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The label sets of one rule: groups of rows that it sees, and what it follows of them or of what it saw before. */
final class Instances {

    private final StateTable table;
    private final Claimant claimant;
    private final Room room;
    private final int values;

    private Group[] groups = {};

    /** Followed, and not seen at present. */
    private List<Instance> unseen = new ArrayList<>();

    /** Of what is neither seen nor followed at present and was not calm. */
    private final Map<Labels, Results> remembered = new LinkedHashMap<>();

    private int generation;
    private int followed;
    private long refused;
    private int notFollowed;

    Instances(StateTable table, Claimant claimant, Room room, int values) {
        this.table = table;
        this.claimant = claimant;
        this.room = room;
        this.values = values;
    }

    /** Groups the rows anew when they came or went; this is the rule's evaluation of this number. */
    void follow(Sight sight, long evaluation) {
        if (generation == sight.generation()) {
            return;
        }
        generation = sight.generation();
        Map<Labels, List<Integer>> rows = new LinkedHashMap<>();
        if (claimant.by().isEmpty()) {
            rows.put(Labels.empty(), new ArrayList<>()); // there is one incident, also while there is no series
        }
        for (int row = 0; row < sight.size(); row++) {
            rows.computeIfAbsent(claimant.keyOf(sight.labels(row)), key -> new ArrayList<>(1))
                    .add(row);
        }
        Map<Labels, Group> before = new LinkedHashMap<>();
        for (Group group : groups) {
            before.put(group.key(), group);
        }
        Map<Labels, Instance> left = new LinkedHashMap<>();
        unseen.forEach(instance -> left.put(instance.key(), instance));
        groups = rows.entrySet().stream()
                .map(entry -> succeed(new Group(entry.getKey(), entry.getValue()), before, left))
                .toArray(Group[]::new);
        for (Group group : before.values()) {
            if (group.instance == null) {
                remember(group.key(), group.results);
            } else {
                left.put(group.key(), group.instance);
            }
        }
        remembered.values().removeIf(results -> results.areForgotten(evaluation));
        unseen = new ArrayList<>(left.values());
    }

    private Group succeed(Group group, Map<Labels, Group> before, Map<Labels, Instance> left) {
        Group earlier = before.remove(group.key());
        group.instance = earlier == null ? left.remove(group.key()) : earlier.instance;
        if (earlier != null) {
            group.refused = earlier.refused;
            group.results = earlier.results;
        } else if (group.instance != null) {
            group.results = group.instance.results();
        } else {
            Results known = remembered.remove(group.key());
            group.results = known == null ? group.results : known;
        }
        return group;
    }

    private void remember(Labels key, Results results) {
        if (remembered.size() < room.perRule()) {
            remembered.put(key, results);
        }
    }

    int groups() {
        return groups.length;
    }

    Group group(int index) {
        return groups[index];
    }

    int unseen() {
        return unseen.size();
    }

    Instance unseen(int index) {
        return unseen.get(index);
    }

    /** Begins to follow a group; null when there is no room. */
    @Nullable
    Instance begin(Group group) {
        if (!room.take(followed)) {
            refused += group.refused ? 0 : 1;
            notFollowed++;
            group.refused = true;
            return null;
        }
        group.refused = false;
        followed++;
        Instance instance = new Instance(group.key(), new InstanceState(table), group.results, values);
        group.instance = instance;
        return instance;
    }

    /** Follows what was followed before the process started. */
    Instance restore(Labels key) {
        for (Group group : groups) {
            if (group.key().equals(key)) {
                return restore(group);
            }
        }
        for (Instance known : unseen) {
            if (known.key().equals(key)) {
                return known;
            }
        }
        room.insist();
        followed++;
        Instance instance = new Instance(key, new InstanceState(table), new Results(), values);
        unseen.add(instance);
        generation = 0;
        return instance;
    }

    private Instance restore(Group group) {
        if (group.instance == null) {
            room.insist();
            followed++;
            group.instance = new Instance(group.key(), new InstanceState(table), group.results, values);
        }
        return group.instance;
    }

    /** Ends following a group, when nothing is left to follow. */
    void finish(Group group, Instance instance) {
        if (instance.isDone()) {
            group.instance = null;
            left();
        }
    }

    /** Ends following what is not seen, when nothing is left to follow; whether it did. */
    boolean finishUnseen(int index) {
        if (!unseen.get(index).isDone()) {
            return false;
        }
        Instance done = unseen.remove(index);
        remember(done.key(), done.results());
        left();
        return true;
    }

    private void left() {
        followed--;
        room.leave();
    }

    /** How many label sets are followed. */
    int followed() {
        return followed;
    }

    /** An evaluation begins. */
    void beginAnew() {
        notFollowed = 0;
    }

    /** How many groups are true and not followed as of the last evaluation. */
    int notFollowed() {
        return notFollowed;
    }

    /** How many groups were true and not followed. */
    long refused() {
        return refused;
    }
}
