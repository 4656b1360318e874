/** How fast messages are mapped; run by hand, never with the tests. */
package org.healthrecord.mapping.benchmark;
