package org.healthrecord.mapping.hl7v2.envelope;

import java.util.Optional;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Languages;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Xcn;
import org.healthrecord.mapping.hl7v2.datatype.Xon;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.MessageDestinationComponent;
import org.hl7.fhir.r4.model.MessageHeader.MessageSourceComponent;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UrlType;

/** Segments MSH, SFT, MSA and EVN to MessageHeader. */
final class MshHeader {
    private static final String NAMESPACE = "urn:hl7-org:v2:HD-1";
    private static final String UNIVERSAL = "urn:hl7-org:v2:HD-2";

    private static final String ACKNOWLEDGED = "urn:hl7-org:v2:MSA-1";

    private MshHeader() {}

    static MessageHeader header(Message message, Sender sender) {
        Segment msh = message.header();
        MessageHeader header = new MessageHeader();
        Value type = msh.value(9);
        String display = (type.part(1) + '^' + type.part(2) + '^' + type.part(3)).replace("^^", "^");
        header.setEvent(new Coding(HlTables.v2Table("0003"), message.event(), display));
        header.setSource(source(msh, message));
        facility(msh, sender).map(Reference::new).ifPresent(header::setSender);
        Xon.organization(msh.value(22), sender).map(Reference::new).ifPresent(header::setResponsible);
        destination(msh, sender).ifPresent(header::addDestination);
        meta(msh, header, sender);
        message.first("EVN").ifPresent(evn -> {
            Cwe.concept(evn.value(4), "EventReason", sender).ifPresent(header::setReason);
            Xcn.practitioner(evn.value(5), sender).map(Reference::new).ifPresent(header::setEnterer);
        });
        message.first("MSA").ifPresent(msa -> response(msa, header));
        return header;
    }

    private static MessageSourceComponent source(Segment msh, Message message) {
        MessageSourceComponent source = new MessageSourceComponent();
        Value application = msh.value(3);
        if (application.has(1)) {
            source.setName(application.first(1));
        }
        source.setEndpointElement(endpoint(msh.valued(24) ? msh.value(24) : application));
        if (msh.valued(24) && application.has(2)) {
            source.getNameElement().addExtension(UNIVERSAL, new StringType(application.first(2)));
        }
        message.first("SFT").ifPresent(sft -> {
            source.setSoftware(sft.text(3));
            source.setVersion(sft.text(2));
        });
        return source;
    }

    private static Optional<Organization> facility(Segment msh, Sender sender) {
        Optional<Organization> facility = Xon.facility(msh.value(4));
        if (!msh.valued(17)) {
            return facility;
        }
        Organization organization = facility.orElseGet(
                () -> new Organization().setName(sender.profile().name()));
        organization.addAddress().setCountry(msh.text(17));
        return Optional.of(organization);
    }

    private static Optional<MessageDestinationComponent> destination(Segment msh, Sender sender) {
        Value application = msh.value(5);
        if (application.isEmpty() && !msh.valued(25) && !msh.valued(6) && !msh.valued(23)) {
            return Optional.empty();
        }
        MessageDestinationComponent destination = new MessageDestinationComponent();
        if (application.has(1)) {
            destination.setName(application.first(1));
        }
        destination.setEndpointElement(endpoint(msh.valued(25) ? msh.value(25) : application));
        if (msh.valued(25) && application.has(2)) {
            destination.getNameElement().addExtension(UNIVERSAL, new StringType(application.first(2)));
        }
        Xon.organization(msh.value(23), sender)
                .or(() -> Xon.facility(msh.value(6)))
                .map(Reference::new)
                .ifPresent(destination::setReceiver);
        return Optional.of(destination);
    }

    /** An HD as an address: its universal id, else its name, in the form of a URI. */
    private static UrlType endpoint(Value hd) {
        UrlType endpoint = new UrlType(address(hd));
        if (hd.has(1) && hd.has(2)) {
            endpoint.addExtension(NAMESPACE, new StringType(hd.first(1)));
        }
        return endpoint;
    }

    private static String address(Value hd) {
        String universal = hd.first(2);
        String name = hd.first(1);
        if (universal.isEmpty() && name.isEmpty()) {
            return "urn:unknown";
        }
        if (hd.part(3).equals("ISO") && Sender.isOid(universal)) {
            return "urn:oid:" + universal;
        }
        String text = universal.isEmpty() ? name : name.isEmpty() ? universal : name + ':' + universal;
        return "urn:hd:" + text.replace(' ', '-');
    }

    private static void meta(Segment msh, MessageHeader header, Sender sender) {
        if (msh.valued(8)) {
            header.getMeta().addSecurity().setSystem("urn:hl7-org:v2:MSH-8").setCode(msh.text(8));
        }
        if (msh.valued(11)) {
            header.getMeta().addTag().setSystem(HlTables.v2Table("0103")).setCode(msh.text(11));
        }
        if (msh.valued(19)) {
            Languages.code(msh.text(19)).ifPresent(header::setLanguage);
        }
        Cwe.coding(msh.value(26), sender).ifPresent(c -> header.getMeta().addSecurity(c));
    }

    private static void response(Segment msa, MessageHeader header) {
        ResponseType code =
                switch (msa.text(1)) {
                    case "AA", "CA" -> ResponseType.OK;
                    case "AE", "CE" -> ResponseType.TRANSIENTERROR;
                    default -> ResponseType.FATALERROR;
                };
        header.getResponse().setCode(code).setIdentifier(msa.valued(2) ? msa.text(2) : "unknown");
        header.getResponse().getCodeElement().addExtension(ACKNOWLEDGED, new CodeType(msa.text(1)));
    }
}
