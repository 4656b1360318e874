/** Makes the sample records: invented people, their story, and how each clinic writes it down. Seeded, so always the same. */
package org.healthrecord.samples.generator;
