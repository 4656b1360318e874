package org.healthrecord.mapping.csv.export;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.healthrecord.mapping.text.ByteOrderMark;
import org.healthrecord.mapping.text.StrictText;

/**
 * The text of a file: by its byte order mark, else UTF-8, else Windows-1252, which is what small practice systems write.
 *
 * @param windows whether it had to be read as Windows-1252
 */
record Text(String text, boolean windows) {

    static Text of(byte[] bytes) {
        Optional<ByteOrderMark> mark = ByteOrderMark.of(bytes);
        if (mark.isPresent()) {
            return new Text(mark.get().decode(bytes, 0, bytes.length), false);
        }
        StrictText text = StrictText.of(bytes, StandardCharsets.UTF_8);
        return new Text(text.text(), !text.valid());
    }
}
