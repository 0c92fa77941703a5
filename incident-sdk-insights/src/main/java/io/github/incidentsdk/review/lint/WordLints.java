package io.github.incidentsdk.review.lint;

import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.review.Review;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Warnings about words: those that blame, and names where none belong. */
final class WordLints {

    private static final Pattern BLAME =
            Pattern.compile("(?i)\\b((?:human|operator|user|pilot)[\\s-]+errors?|mistakes?|mistakenly|"
                    + "(?<!(?:page|bus|segmentation|memory|hardware) )faults?(?![\\s-]+(?:toleran|injection|domain))|"
                    + "should(?: not|n't)? have|could have|"
                    + "ought to have|failed to|neglected to|forgot to|careless(?:ly|ness)?|negligen(?:t|tly|ce)|incompeten(?:t|ce)|"
                    + "to blame|at fault|(?:his|her|their) fault|lack of (?:care|attention|discipline))\\b");

    private final Review review;
    private final People people;
    private final List<Lint> lints = new ArrayList<>();

    private WordLints(Review review, Collection<String> known) {
        this.review = review;
        this.people = new People(review, known);
    }

    static List<Lint> of(Review review, Collection<String> people) {
        WordLints words = new WordLints(review, people);
        words.texts().forEach(words::blame);
        review.factors()
                .forEach(factor -> words.names(
                        "contributing factors",
                        factor.what(),
                        "say what made it likely for whoever would have been there"));
        Review shown = review.render(Audience.CUSTOMERS);
        words.outside(shown.title());
        words.outside(shown.narrative().impact());
        shown.impacts().forEach(impact -> words.outside(impact.what()));
        shown.told().forEach(told -> words.outside(told.what()));
        shown.actions().forEach(action -> words.outside(action.what()));
        return words.lints;
    }

    private Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        texts.put("summary", List.of(review.summary()));
        texts.put(
                "narrative",
                List.of(
                        review.narrative().prologue(),
                        review.narrative().trigger(),
                        review.narrative().impact(),
                        review.narrative().epilogue()));
        texts.put(
                "impacts",
                review.impacts().stream().map(impact -> impact.what()).toList());
        texts.put(
                "timeline",
                review.timeline().stream().map(entry -> entry.what()).toList());
        texts.put(
                "contributing factors",
                review.factors().stream().map(factor -> factor.what()).toList());
        texts.put("mitigators", review.mitigators());
        texts.put("luck", review.luck());
        texts.put("surprises", review.surprises());
        texts.put("risks", review.risks());
        texts.put(
                "open questions",
                review.questions().stream().map(question -> question.what()).toList());
        texts.put("takeaways", review.takeaways());
        texts.put("proposals", review.proposals());
        texts.put(
                "actions",
                review.actions().stream().map(action -> action.what()).toList());
        return texts;
    }

    private void blame(String where, List<String> texts) {
        for (String text : texts) {
            Matcher blame = BLAME.matcher(text);
            Set<String> found = new LinkedHashSet<>();
            while (blame.find()) {
                found.add(blame.group().replaceAll("\\s+", " "));
            }
            if (!found.isEmpty()) {
                String words = found.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
                String advice = "say what was seen and known then, and why what was done made sense";
                lints.add(new Lint(
                        "blame",
                        where,
                        words + (found.size() == 1 ? " judges" : " judge") + " with hindsight",
                        advice));
            }
        }
    }

    private void outside(String text) {
        names("what customers see", text, "write it without");
    }

    private void names(String where, String text, String advice) {
        people.in(text).forEach(name -> lints.add(new Lint("name", where, "\"" + name + "\" is named", advice)));
    }
}
