package org.healthrecord.app;

import org.healthrecord.fhir.store.schema.StoreLost;
import org.healthrecord.ingest.pipeline.Pipeline;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the workers make good what an embedded store may have lost when its disk failed. */
@Component
class StoreRecovery {
    private final ObjectProvider<Pipeline> pipeline;

    StoreRecovery(ObjectProvider<Pipeline> pipeline) {
        this.pipeline = pipeline;
    }

    @EventListener
    void lost(StoreLost event) {
        pipeline.ifAvailable(Pipeline::storeLost);
    }
}
