/**
 * From a clinic's bytes to assertions, as pure functions: the same payload, source profile and mapping version give the
 * same assertions on every machine. Nothing here knows Spring, Camel, files, the network or the clock.
 */
@NullMarked
package org.healthrecord.mapping;

import org.jspecify.annotations.NullMarked;
