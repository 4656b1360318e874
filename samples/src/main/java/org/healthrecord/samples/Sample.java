package org.healthrecord.samples;

/**
 * One thing a sample clinic sends.
 *
 * @param source      the id of the source
 * @param name        what the sender would call it
 * @param contentType the media type to send it as
 */
public record Sample(String source, String name, String contentType, byte[] bytes) {
    /** The key of the source, whose hash is in its definition. Everybody knows it: the records are invented. */
    public String key() {
        return "demo-" + source;
    }
}
