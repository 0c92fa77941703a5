package io.github.incidentsdk.review.document;

import io.github.incidentsdk.review.Course;
import io.github.incidentsdk.review.Narrative;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.ReviewBuilder;
import io.github.incidentsdk.review.ReviewState;
import io.github.incidentsdk.review.Section;
import io.github.incidentsdk.review.text.Plain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole document: its head, its sections, and what people wrote beside them. */
final class DocumentReader {

    private static final Escaping TEXT = new Escaping(List.of());

    private final Problems problems = new Problems();
    private final Map<Part, String> texts = new EnumMap<>(Part.class);
    private final Map<Part, List<Item>> items = new EnumMap<>(Part.class);
    private final List<Section> sections = new ArrayList<>();
    private final HeadLines head;
    private final Source source;
    private final ReviewBuilder review;

    DocumentReader(String markdown) {
        List<String> lines = Arrays.asList(Plain.document(markdown).split("\n", -1));
        head = new HeadLines(lines, problems);
        source = new Source(lines, head.end());
        review = new HeadReader(head, problems).read();
    }

    ReviewDocument read() {
        boolean isTitle = true;
        for (Source.Stretch stretch : source.sections(head.end())) {
            Optional<Part> part = Part.of(stretch.heading());
            if (stretch.level() == 1 && isTitle && (hasTitle() || part.isEmpty())) {
                title(stretch);
            } else if (part.isPresent()) {
                part(part.get(), stretch);
            } else {
                section(stretch.level() == 0 ? "" : Headings.unescape(stretch.heading()), stretch);
            }
            isTitle &= stretch.level() == 0;
        }
        fill();
        return new ReviewDocument(built(), problems.found());
    }

    private void title(Source.Stretch stretch) {
        String written = Plain.line(stretch.heading());
        String title = review.build().title();
        if (!hasTitle()) {
            review.title(written);
        } else if (!written.equals(title)) {
            String what = "the heading says \"" + written + "\" and the head says \"" + title + "\", which is taken";
            problems.keep(stretch.line(), what, "change the title in the head", "the heading", written);
        }
        section("", stretch);
    }

    private boolean hasTitle() {
        return head.values().containsKey(Key.TITLE.word());
    }

    private void section(String heading, Source.Stretch stretch) {
        sections.add(new Section(heading, TEXT.unescape(source.text(stretch))));
    }

    private void part(Part part, Source.Stretch stretch) {
        boolean isKnown = texts.containsKey(part) || items.containsKey(part);
        if (isKnown) {
            String what = "\"" + part.heading() + "\" stands there twice";
            problems.add(stretch.line(), what, "both are taken as one; join them");
        }
        switch (part) {
            case SUMMARY, PROLOGUE, TRIGGER, IMPACT, EPILOGUE ->
                texts.merge(part, TEXT.unescape(source.text(stretch)), (one, more) -> one + "\n\n" + more);
            default ->
                items.computeIfAbsent(part, none -> new ArrayList<>()).addAll(source.items(stretch, part, problems));
        }
    }

    private void fill() {
        review.summary(text(Part.SUMMARY));
        review.narrative(
                new Narrative(text(Part.PROLOGUE), text(Part.TRIGGER), text(Part.IMPACT), text(Part.EPILOGUE)));
        Course course = review.build().course();
        items.forEach((part, all) -> new PartReader(part, all, course, problems).into(review));
        sections.addAll(problems.kept());
        review.sections(sections);
    }

    private String text(Part part) {
        return texts.getOrDefault(part, "");
    }

    private Review built() {
        try {
            return review.build();
        } catch (IllegalStateException unsettled) {
            problems.add(
                    head.lineOf(Key.STATE.word()), String.valueOf(unsettled.getMessage()), "it is taken as reviewed");
            return review.state(ReviewState.REVIEWED).build();
        }
    }
}
