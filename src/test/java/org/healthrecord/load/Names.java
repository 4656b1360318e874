package org.healthrecord.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Names drawn as unevenly as real ones: the n-th of a list about 1/n as often as its first (Zipf). */
final class Names {
    private final List<String> names;
    private final double[] upTo;

    private Names(List<String> names) {
        this.names = names;
        this.upTo = new double[names.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            // Ten is added to the rank because the most frequent name of a country is borne by one in a hundred.
            sum += 1.0 / (i + 10);
            upTo[i] = sum;
        }
    }

    static Names of(String resource) {
        try (InputStream in = Names.class.getResourceAsStream("/load/" + resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Names(
                    text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String draw(SplittableRandom random) {
        double at = random.nextDouble() * upTo[upTo.length - 1];
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (upTo[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return names.get(low);
    }
}
