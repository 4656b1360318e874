package org.healthrecord.mapping.port;

import org.jspecify.annotations.Nullable;

/**
 * A message as it arrived. The array is never changed.
 *
 * @param contentType the media type the sender named, if any ({@code application/zip}, {@code application/cda+xml} ...)
 * @param fileName    the name of the file it arrived as, if it was one
 */
public record Payload(byte[] bytes, @Nullable String contentType, @Nullable String fileName) {}
