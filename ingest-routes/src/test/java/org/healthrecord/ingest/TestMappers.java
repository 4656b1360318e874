package org.healthrecord.ingest;

import java.util.Map;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.MessageMapper;
import org.springframework.context.annotation.Bean;

/** The mappers as the application gives them. */
public class TestMappers {
    public final LinesMapper lines = new LinesMapper();

    @Bean
    Map<Format, MessageMapper> mappers() {
        return Map.of(Format.HL7V2, lines);
    }
}
