package org.healthrecord.mapping.hl7v2.segment.result;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.reader.Value;

/**
 * ED: a file within a message. Whatever the sender left out, the bytes say what they are: the encoding may be missing or wrong,
 * the data may be in the first component, in several repetitions or over several segments.
 *
 * @param declared the first piece, which names type and encoding
 * @param data     the text of the pieces, as sent
 */
record Encapsulated(Value declared, List<String> data) {
    /** The files of a field and of the segments that continue it. */
    static List<Encapsulated> of(List<Value> pieces) {
        List<Encapsulated> files = new ArrayList<>();
        for (Value piece : pieces) {
            String data = data(piece);
            if (data.isEmpty()) {
                continue;
            }
            Encapsulated last = files.isEmpty() ? null : files.get(files.size() - 1);
            if (last != null && last.goesOn(piece, data)) {
                last.data.add(data);
            } else {
                files.add(new Encapsulated(piece, new ArrayList<>(List.of(data))));
            }
        }
        return files;
    }

    /** Whether a field holds no file of its own but the next piece of the one before. */
    static boolean goesOn(List<Value> before, List<Value> next) {
        List<Value> together = new ArrayList<>(before);
        together.addAll(next);
        return !next.isEmpty() && of(together).size() == of(before).size();
    }

    /** The file's bytes; empty (and an issue) where the data is not what it is declared to be. */
    Optional<byte[]> bytes(Sender sender) {
        String encoding = declared.part(4);
        String first = data.get(0);
        boolean raw = FileKind.ofText(first).isPresent();
        if (!raw && encoding.equalsIgnoreCase("Hex")) {
            return decoded(Encapsulated::hex, "bad-hex", sender);
        }
        if (!raw && encoding.equalsIgnoreCase("Base64")) {
            return decoded(Encapsulated::base64, "bad-base64", sender);
        }
        Optional<byte[]> read =
                raw ? Optional.empty() : known(Encapsulated::base64).or(() -> known(Encapsulated::hex));
        return Optional.of(read.orElseGet(() -> String.join("", data).getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<byte[]> decoded(Decoding decoding, String code, Sender sender) {
        Optional<byte[]> bytes = decoding.of(data).map(Encapsulated::once);
        if (bytes.isEmpty()) {
            sender.report(
                    Issue.warning(code, declared.place(), "The data is not in the encoding named; kept as text."));
        }
        return bytes;
    }

    private Optional<byte[]> known(Decoding decoding) {
        return decoding.of(data).map(Encapsulated::once).filter(b -> FileKind.of(b)
                .isPresent());
    }

    /** A file that was encoded twice. */
    private static byte[] once(byte[] bytes) {
        if (FileKind.of(bytes).isPresent()) {
            return bytes;
        }
        String inner = new String(bytes, StandardCharsets.ISO_8859_1);
        return base64(List.of(inner)).filter(b -> FileKind.of(b).isPresent()).orElse(bytes);
    }

    private boolean goesOn(Value piece, String data) {
        boolean alike = !piece.has(2) && !piece.has(3) && !piece.has(4);
        for (int part = 2; part <= 4 && !alike; part++) {
            if (!piece.part(part).equals(declared.part(part))) {
                return false;
            }
        }
        return beginsFile(this.data.get(0)) && !beginsFile(data);
    }

    private static boolean beginsFile(String data) {
        if (FileKind.ofText(data).isPresent()) {
            return true;
        }
        String head = data.strip();
        String start = head.substring(0, Math.min(64, head.length() / 4 * 4));
        return base64(List.of(start)).flatMap(FileKind::of).isPresent()
                || hex(List.of(start)).flatMap(FileKind::of).isPresent();
    }

    /** ED.5; a sender that names nothing of the rest may put the data first. Text may hold separators. */
    private static String data(Value piece) {
        if (piece.has(5)) {
            return piece.from(5);
        }
        return piece.has(2) || piece.has(3) || piece.has(4) ? "" : piece.part(1);
    }

    private interface Decoding {
        Optional<byte[]> of(List<String> data);
    }

    /** Pieces that end in padding were encoded one by one, the others as a whole. */
    private static Optional<byte[]> base64(List<String> data) {
        List<String> texts = data.stream().map(Encapsulated::withoutBlanks).toList();
        boolean padded = texts.stream().limit(texts.size() - 1L).anyMatch(t -> t.endsWith("="));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (String text : padded ? texts : List.of(String.join("", texts))) {
                bytes.writeBytes(Base64.getDecoder().decode(text));
            }
            return Optional.of(bytes.toByteArray());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> hex(List<String> data) {
        try {
            return Optional.of(HexFormat.of().parseHex(withoutBlanks(String.join("", data))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String withoutBlanks(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ' ') {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }
}
