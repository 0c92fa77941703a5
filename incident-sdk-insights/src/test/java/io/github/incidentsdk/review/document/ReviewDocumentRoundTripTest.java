package io.github.incidentsdk.review.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.review.Hostile;
import io.github.incidentsdk.review.RandomReviews;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReviewDocumentRoundTripTest {

    private static final int REVIEWS = 1_000;

    @Test
    void readsEveryReviewAsItWasWrittenWhateverItsTextsAre() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("ReviewDocumentRoundTripTest seed " + seed);
        RandomReviews reviews = new RandomReviews(new Random(seed));
        for (int i = 0; i < REVIEWS; i++) {
            Review review = reviews.next();
            String written = ReviewDocument.write(review);
            ReviewDocument read = ReviewDocument.read(written);
            Differences.check(review, read, written, "seed " + seed + ", review " + i);
        }
    }

    @Test
    void readsEachHostilePieceInEachPlaceAsItWasWritten() {
        for (String first : Hostile.pieces()) {
            for (String second : List.of("", "\nword", "\n\n## Summary")) {
                String text = "word\n" + first + second;
                Review review = Review.of("v1-a-1", text)
                        .summary(text)
                        .timeline(TimelineEntry.of(Instant.EPOCH, text, text))
                        .luck(List.of(first + second, text))
                        .build();
                String written = ReviewDocument.write(review);
                Differences.check(review, ReviewDocument.read(written), written, "piece \"" + first + "\"");
            }
        }
    }

    @Test
    void comesBackFromAnEditorThatChangesLineEnds() {
        long seed = new Random().nextLong();
        System.out.println("ReviewDocumentRoundTripTest seed " + seed);
        RandomReviews reviews = new RandomReviews(new Random(seed));
        for (int i = 0; i < 200; i++) {
            Review review = reviews.next();
            String written = "\uFEFF" + ReviewDocument.write(review).replace("\n", "\r\n");
            Differences.check(review, ReviewDocument.read(written), written, "seed " + seed + ", review " + i);
        }
    }

    @Test
    void isTheSameTextWhenItIsWrittenOnceMore() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            String written = ReviewDocument.write(new RandomReviews(random).next());
            assertThat(ReviewDocument.write(ReviewDocument.read(written).review()))
                    .isEqualTo(written);
        }
    }
}
