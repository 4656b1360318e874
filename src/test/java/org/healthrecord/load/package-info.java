/**
 * The load program: makes feeds of any size from a seed, sends them over the channels the clinics use, and says what the
 * service did for its CPU time. Not a test: nothing here passes or fails. How to run it and what it measured is in
 * {@code src/docs/performance.md}.
 */
package org.healthrecord.load;
