package io.github.incidentsdk.redaction;

import io.github.incidentsdk.redaction.Known.Found;
import org.jspecify.annotations.Nullable;

/** Finds whole groups of digits, parted by single blanks or dashes, that together are the number of a card. */
final class CardFinder implements Known.Finder {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    @Override
    public @Nullable Found in(String text, int from) {
        for (int begin = from; begin + SHORTEST <= text.length(); begin++) {
            if (beginsGroup(text, from, begin)) {
                int end = endOfCard(text, begin);
                if (end > 0) {
                    return new Found(begin, end);
                }
            }
        }
        return null;
    }

    /** No card begins with another digit, and times in milliseconds begin with 1. */
    private static boolean beginsGroup(String text, int from, int at) {
        char character = text.charAt(at);
        return character >= '2' && character <= '6' && (at == from || !isDigit(text.charAt(at - 1)));
    }

    /** The end of the longest number from {@code begin} that adds up; 0 when none does. */
    private static int endOfCard(String text, int begin) {
        int[] digits = new int[LONGEST];
        int count = 0;
        int end = 0;
        for (int i = begin; i < text.length() && count <= LONGEST; i++) {
            char character = text.charAt(i);
            if (isDigit(character)) {
                if (count == LONGEST) {
                    return end;
                }
                digits[count++] = character - '0';
                boolean whole = i + 1 == text.length() || !isDigit(text.charAt(i + 1));
                if (whole && count >= SHORTEST && addsUp(digits, count)) {
                    end = i + 1;
                }
            } else if ((character != ' ' && character != '-') || !isDigit(text.charAt(i - 1))) {
                return end;
            }
        }
        return end;
    }

    /** Luhn's sum: every second digit from the right counts twice. */
    private static boolean addsUp(int[] digits, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int digit = digits[count - 1 - i];
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
