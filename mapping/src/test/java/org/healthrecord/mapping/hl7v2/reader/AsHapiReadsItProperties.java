package org.healthrecord.mapping.hl7v2.reader;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** HAPI's HL7 v2 parser reads the same from well-formed segments: fields, repetitions, components, escapes. */
class AsHapiReadsItProperties {
    private static final String HEADER = "MSH|^~\\&|A|B|C|D|20240301||ZZZ^Z01|1|P|2.5\r";
    private static final HapiContext HAPI = hapi();

    @Provide
    Arbitrary<List<String>> segments() {
        Arbitrary<String> text = Arbitraries.of("a", "B7", "10", "x y", "\\T\\", "\\S\\z", "\\F\\", "\\R\\q", "é", "");
        Arbitrary<String> component = text.list().ofMinSize(1).ofMaxSize(3).map(l -> String.join("&", l));
        Arbitrary<String> repetition =
                component.list().ofMinSize(1).ofMaxSize(4).map(l -> String.join("^", l));
        Arbitrary<String> field = repetition.list().ofMinSize(1).ofMaxSize(3).map(l -> String.join("~", l));
        Arbitrary<String> segment = field.list().ofMinSize(1).ofMaxSize(6).map(l -> "ZZZ|" + String.join("|", l));
        return segment.list().ofMinSize(1).ofMaxSize(4);
    }

    @Property(tries = 300)
    void readsTheSame(@ForAll("segments") List<String> lines) throws HL7Exception {
        String message = HEADER + String.join("\r", lines) + "\r";
        Structure[] theirs = HAPI.getPipeParser().parse(message).getAll("ZZZ");
        List<Segment> ours = MessageReader.read(message).orElseThrow().all("ZZZ");

        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < theirs.length; i++) {
            compare(ours.get(i), (ca.uhn.hl7v2.model.Segment) theirs[i]);
        }
    }

    private static void compare(Segment ours, ca.uhn.hl7v2.model.Segment theirs) throws HL7Exception {
        for (int field = 1; field <= 6; field++) {
            for (Value value : ours.values(field)) {
                String place = value.place();
                int open = place.indexOf('[', place.indexOf('-'));
                int repetition = open < 0 ? 0 : Integer.parseInt(place.substring(open + 1, place.length() - 1)) - 1;
                for (int component = 1; component <= 4; component++) {
                    for (int sub = 1; sub <= 3; sub++) {
                        String read = Terser.get(theirs, field, repetition, component, sub);
                        assertThat(value.at(component).part(sub)).isEqualTo(read == null ? "" : read.strip());
                    }
                }
            }
        }
    }

    private static HapiContext hapi() {
        DefaultHapiContext context = new DefaultHapiContext(new GenericModelClassFactory());
        context.setValidationContext(ValidationContextFactory.noValidation());
        return context;
    }
}
