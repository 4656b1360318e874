package org.healthrecord.mapping.assertion;

import org.healthrecord.mapping.text.ControlCharacters;

/**
 * Where an element of a mapped resource comes from.
 *
 * @param element FHIRPath-like path within the resource: {@code valueQuantity.value}, {@code name[0].family}
 * @param place   the place in the message: {@code OBX[3]-5}, an XPath, {@code results.csv#12:value}, a JSON pointer
 */
public record Origin(String element, String place) {
    public Origin {
        place = ControlCharacters.cleaned(place);
    }
}
