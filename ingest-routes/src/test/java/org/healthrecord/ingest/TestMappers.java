package org.healthrecord.ingest;

import java.util.Map;
import org.healthrecord.mapping.Format;
import org.healthrecord.mapping.MessageMapper;
import org.springframework.context.annotation.Bean;

/** The mappers as the application gives them. */
public class TestMappers {
    @Bean
    Map<Format, MessageMapper> mappers() {
        return Map.of(Format.HL7V2, new LinesMapper());
    }
}
