@org.jspecify.annotations.NullMarked
package org.healthrecord.mapping.audit;
