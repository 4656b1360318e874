package org.healthrecord.fhir.exit.evidence;

import java.util.Date;
import org.healthrecord.fhir.chart.evidence.Evidence;
import org.healthrecord.fhir.chart.evidence.Evidence.StatedVersion;
import org.healthrecord.fhir.chart.port.MessageArchive;
import org.healthrecord.fhir.chart.port.MessageArchive.OpenMessage;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** One clinic's statement as a parameter of the answer. */
final class StatementPart {
    private StatementPart() {}

    /** @param message null where the archive does not hold it any more */
    static ParametersParameterComponent of(StatedVersion t, @Nullable OpenMessage message) {
        ParametersParameterComponent statement = new ParametersParameterComponent().setName("statement");
        statement.addPart().setName("source").setValue(new CodeType(t.source()));
        statement.addPart().setName("sourceName").setValue(new StringType(t.sourceName()));
        statement.addPart().setName("message").setValue(new StringType(t.messageId()));
        if (!t.unit().isEmpty()) {
            statement.addPart().setName("unit").setValue(new StringType(t.unit()));
        }
        statement.addPart().setName("place").setValue(new StringType(t.place()));
        statement.addPart().setName("time").setValue(new InstantType(Date.from(t.at())));
        statement.addPart().setName("stands").setValue(new BooleanType(t.stands()));
        statement.addPart().setName("withdrawn").setValue(new BooleanType(t.withdrawn()));
        for (Evidence.Origin origin : t.origins()) {
            ParametersParameterComponent part = statement.addPart().setName("origin");
            part.addPart().setName("element").setValue(new StringType(origin.element()));
            part.addPart().setName("place").setValue(new StringType(origin.place()));
        }
        statement.addPart().setName("stated").setResource(t.stated());
        if (message != null) {
            message.excerpt(EvidenceOperation.placeOf(t)).ifPresent(e -> statement.addPart(excerpt(e)));
        }
        return statement;
    }

    private static ParametersParameterComponent excerpt(MessageArchive.Excerpt e) {
        ParametersParameterComponent excerpt = new ParametersParameterComponent().setName("excerpt");
        excerpt.addPart().setName("text").setValue(new StringType(e.text()));
        excerpt.addPart().setName("start").setValue(new IntegerType(e.start()));
        excerpt.addPart().setName("end").setValue(new IntegerType(e.end()));
        return excerpt;
    }
}
