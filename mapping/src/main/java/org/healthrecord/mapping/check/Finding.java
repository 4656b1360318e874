package org.healthrecord.mapping.check;

/**
 * Something about a resource that cannot be right.
 *
 * @param code    a short stable code in kebab case: {@code control-character}, {@code code-not-of-system} ...
 * @param element the element it is about, as origins name it: {@code code.coding[0].code}
 * @param detail  one sentence without any value
 */
public record Finding(String code, String element, String detail) {}
