package org.healthrecord.access.oauth.client;

/** How a client shows who it is. */
public enum ClientKind {
    /** It cannot: an app in a browser or on a device. */
    PUBLIC,
    /** By a secret, in the header or in the form. */
    SECRET,
    /** By a JWT signed with a key of its own. */
    KEYS
}
