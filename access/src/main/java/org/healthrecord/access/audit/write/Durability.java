package org.healthrecord.access.audit.write;

/** What has become of an event before the answer it is about may leave. */
public enum Durability {
    /** The operating system has it: it survives the end of this process. The disk has it within moments. */
    PROCESS,
    /** The disk has it: it survives the end of this machine. */
    DISK
}
