package io.github.incidentsdk.expression.regex;

/** A text that can be looked at only so often: what a stranger says must not keep a pattern busy for hours. For one thread. */
public final class MeasuredText implements CharSequence {

    private final String text;
    private final int mostLooks;
    private int looks;

    public MeasuredText(String text, int mostLooks) {
        this.text = text;
        this.mostLooks = mostLooks;
    }

    /** It was looked at too often. */
    public static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooMuch() {
            super(null, null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (++looks > mostLooks) {
            throw new TooMuch();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
