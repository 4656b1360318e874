package org.healthrecord.access.account.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The plainest passwords, by a short list of words that come with the program: such a word alone or twice, with digits and
 * signs around it and with signs for letters; and rows of one, two or neighbouring characters.
 */
final class CommonPasswords implements KnownPasswords {
    private static final String NEIGHBOURS = "01234567890|abcdefghijklmnopqrstuvwxyz|qwertyuiop|asdfghjkl|zxcvbnm|"
            + "09876543210|zyxwvutsrqponmlkjihgfedcba|poiuytrewq|lkjhgfdsa|mnbvcxz|qazwsxedcrfvtgbyhnujmikolp|1q2w3e4r5t6y7u8i9o0p";

    private static final int FEW = 3;

    private final Set<String> words = words();

    @Override
    public boolean contains(String password) {
        String small = password.toLowerCase(Locale.ROOT);
        return small.chars().distinct().count() <= FEW || isRow(small) || isWord(small);
    }

    /** Whether it goes along the keyboard, the alphabet or the digits, from any place and again. */
    private static boolean isRow(String text) {
        int breaks = 0;
        for (int i = 1; i < text.length(); i++) {
            if (!NEIGHBOURS.contains(text.substring(i - 1, i + 1))) {
                breaks++;
            }
        }
        return breaks * 5 <= text.length();
    }

    private boolean isWord(String text) {
        String core = letters(text);
        String half = core.substring(0, core.length() / 2);
        return words.contains(text)
                || words.contains(core)
                || core.equals(half + half) && words.contains(half)
                || pair(core);
    }

    private boolean pair(String core) {
        for (int i = 3; i < core.length() - 2; i++) {
            if (words.contains(core.substring(0, i)) && words.contains(core.substring(i))) {
                return true;
            }
        }
        return false;
    }

    private static String letters(String text) {
        return text.replaceAll("^[^a-z@$]+|[^a-z@$]+$", "")
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's')
                .replaceAll("[^a-z]", "");
    }

    private static Set<String> words() {
        try (InputStream in = CommonPasswords.class.getResourceAsStream("common-passwords.txt");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> java.util.Arrays.stream(line.trim().split("\\s+")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
